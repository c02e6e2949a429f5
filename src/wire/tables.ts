import type { Outcome } from "#stories";
import type { FeedKind } from "./feeds/feed.ts";

declare module "#store" {
  interface Tables {
    /** What arrived, kept byte for byte and never changed: the evidence behind a story. */
    item: ItemTable;
    /** The intake log: one line for each item a document held, or one for a document that could not be read. */
    intake: IntakeTable;
  }
}

/** How a document came in. */
export type Channel = FeedKind | "command" | "demo";

export type ItemTable = {
  id: string;
  sha: string;
  bytes: Uint8Array;
  size: number;
  file_name: string;
  channel: Channel;
  source_hint: string | null;
  received_at: string;
  /** 0 while its stories are not all taken in: a process that died is caught up with at the next start. */
  is_done: number;
  /** The feed it came by; null for the folder, the command line and the door that are always there. */
  feed_id: string | null;
  /** The digests of those of its items that wait for their paused feed to be resumed, a JSON list; null where none waits. */
  waiting: string | null;
};

/** A line of the intake log. */
export type IntakeTable = {
  id: string;
  item_id: string;
  place: number;
  at: string;
  format: string | null;
  guid: string | null;
  version: string | null;
  outcome: Outcome;
  story_id: string | null;
  revision_id: string | null;
  source_id: string | null;
  headline: string;
  slugline: string;
  problem: string | null;
  remarks: string;
  took_ms: number;
  /** 1: something of it waits for an editor's decision. */
  is_asking: number;
};
