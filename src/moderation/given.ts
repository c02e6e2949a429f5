import type { Actor, Instant } from "#kit";
import type { Hit } from "./lists/word-list.ts";
import type { Policy } from "./policy.ts";
import type { Contribution } from "#conversation";
import type { Signal } from "./signal.ts";

/** What the site's own scorer thinks: `score` is a calibrated probability that a moderator would take it off; null where it abstains. */
export type Scored = { readonly score: number | null; readonly version: number; readonly top: readonly string[] };

/** What binds a member now. `until` null: for good. */
export type Bound = { readonly kind: "slow" | "hold" | "suspend" | "ban"; readonly until: Instant | null };

export type SeenIn = NonNullable<Contribution["signals"]>[number];

/** All that the phases look at: gathered once, so that they are pure. */
export type Given = {
  readonly body: string;
  readonly author: Actor;
  readonly hits: readonly Hit[];
  /** How often its author has said the same lately, and how many others have. */
  readonly repeats: number;
  readonly copies: number;
  /** Of its author: days since joining, contributions ever published, those of the last days published and taken off. */
  readonly days: number;
  readonly published: number;
  readonly lately: { readonly published: number; readonly takenOff: number };
  /** How many times as many links its author's standing allows. */
  readonly linkTimes: number;
  readonly bound: readonly Bound[];
  readonly isPremoderated: boolean;
  /** What whoever took the words in saw in them. */
  readonly seen: readonly SeenIn[];
  readonly scored: Scored | null;
  /** Services outside that are to be asked once this is written. */
  readonly services: readonly string[];
};

export type Phase = (given: Given, policy: Policy) => Signal | readonly Signal[] | null;
