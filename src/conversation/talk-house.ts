import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type { Bus } from "#events";
import { type Rate, SECOND, type Turn } from "#kit";
import type { House } from "#store";
import type { Frame } from "#ui";
import type { Judge } from "./comment.ts";
import type { LiveStreams } from "./live.ts";
import type { Keeps } from "./talk-subject.ts";
import type { WriteTyped } from "./write-comment.ts";

/** What the conversation's pages need of the house. */
export type TalkHouse = House & {
  readonly judge: Judge;
  readonly writeTyped: WriteTyped;
  readonly bus: Pick<Bus, "listen" | "since">;
  readonly streams: LiveStreams;
  readonly tag: (c: Context, tags: readonly string[]) => void;
  /** What stands under the rules of the house: how they are applied. */
  readonly underRules?: (frame: Frame) => Promise<Child>;
  /** Who runs the conversations of a forum besides moderators. */
  readonly keeps?: Keeps;
  /** Takes a turn of `key` at `rate`. */
  readonly takeTurn: (name: string, key: string, rate: Rate) => Turn;
  /** Whom to count a visitor by. */
  readonly visitorKey: (c: Context) => string;
  /** Whether what a request was signed in with still speaks for a member, long after it came. */
  readonly stillIs?: (c: Context, memberId: string) => Promise<boolean>;
};

/** How fast one may write: several answers at once, then one in ten seconds. */
export const REPLY_RATE: Rate = { everyMs: 10 * SECOND, burst: 6 };
/** How fast one may vote: a page of comments at once, then one a second. */
export const VOTE_RATE: Rate = { everyMs: SECOND, burst: 40 };
