import type { FeedKind, FeedProblem } from "./feed.ts";

declare module "#store" {
  interface Tables {
    feed: FeedTable;
    /** What a feed's folder or list held at the last look, so that what did not change is not taken again. */
    feed_seen: { feed_id: string; name: string; mark: string; is_taken: number; at: string };
    /** Looks at a feed that brought something or failed, the newest hundred. */
    feed_run: {
      id: string;
      feed_id: string;
      at: string;
      took_ms: number;
      documents: number;
      items: number;
      kills: number;
      refused: number;
      waiting: number;
      problem: FeedProblem | null;
      detail: string;
    };
  }
}

export type FeedTable = {
  id: string;
  slug: string;
  name: string;
  kind: FeedKind;
  source_id: string | null;
  address: string;
  every_s: number;
  /** 0: paused. Kills are taken all the same, the rest waits. */
  is_on: number;
  settings: string;
  /** Sealed. */
  secret: string | null;
  /** SHA-256 of the key that its source pushes with. */
  key_hash: string | null;
  /** Sealed: the secrets its source signs with, the newest first. */
  signing: string | null;
  cursor: string;
  checked_at: string | null;
  item_at: string | null;
  /** How long after its source's own time the newest item came. */
  lag_ms: number | null;
  items: number;
  fails: number;
  problem: FeedProblem | null;
  detail: string;
  next_at: string | null;
  leased_until: string | null;
  leased_by: string | null;
  made_at: string;
};
