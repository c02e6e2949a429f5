import type { Actor } from "#kit";
import { recordChange } from "#stories";
import type { House, Tx } from "#store";
import type { FeedKind, FeedSettings } from "./feed.ts";
import type { Steer } from "./steer-feed.ts";

/** What of a feed stands in the history of the settings: never a secret, nor what follows a question mark in an address. */
export type FeedFacts = {
  readonly name: string;
  readonly source: string | null;
  readonly address: string;
  readonly everyS: number;
} & FeedSettings;

export type FeedAct = "added" | "changed" | "secret" | "key" | "signing" | Exclude<Steer, "look">;

export type FeedChange = {
  readonly name: string;
  readonly slug: string;
  readonly kind: FeedKind;
  readonly act: FeedAct;
  /** The fields that are other than they were, by name. */
  readonly to: Readonly<Record<string, unknown>>;
};

/** An address without what may be a key in it. */
const bare = (address: string): string => address.replace(/\?.*$/u, "?…");

export const feedFacts = (
  feed: { readonly name: string; readonly address: string; readonly everyS: number; readonly settings: FeedSettings },
  source: string | null,
): FeedFacts => ({ name: feed.name, source, address: bare(feed.address), everyS: feed.everyS, ...feed.settings });

type Which = { readonly name: string; readonly slug: string; readonly kind: FeedKind };

/** Notes what was done to a feed, in the transaction that does it. */
export const noteFeedAct = (house: House, tx: Tx, actor: Actor, { name, slug, kind }: Which, act: FeedAct): Promise<void> =>
  recordChange(house, tx, actor, { name: "feed", before: {}, after: { name, slug, kind, act, to: {} } satisfies FeedChange });

/** Notes what is other than before; nothing where nothing is. `before` is null for a feed that was set up. */
export const noteFeedChange = async (
  house: House,
  tx: Tx,
  actor: Actor,
  which: Which,
  before: FeedFacts | null,
  after: FeedFacts,
): Promise<void> => {
  const was: Readonly<Record<string, unknown>> = before ?? {};
  const changed = Object.entries(after).filter(([field, value]) => JSON.stringify(was[field]) !== JSON.stringify(value));
  if (changed.length === 0) return;
  const { name, slug, kind } = which;
  const fields = changed.map(([field]) => field);
  await recordChange(house, tx, actor, {
    name: "feed",
    before: Object.fromEntries(fields.map((field) => [field, was[field] ?? null])),
    after: { name, slug, kind, act: before === null ? "added" : "changed", to: Object.fromEntries(changed) } satisfies FeedChange,
  });
};
