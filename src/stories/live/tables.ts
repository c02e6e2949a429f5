import type { Generated } from "kysely";

declare module "#store" {
  interface Tables {
    /** An own story that is told live; `points` has a key point a line. */
    live_story: { story_id: string; points: string; began_at: string; ended_at: string | null };
    live_entry: LiveEntryTable;
    /** An entry as it stood after each change; never changed itself. */
    live_version: {
      id: Generated<number>;
      entry_id: string;
      at: string;
      /** Null of a former member, and of what was written before this was kept. */
      by_id: string | null;
      by_name: string;
      headline: string;
      body: string;
      author: string;
      note: string;
      is_off: number;
    };
  }
}

export type LiveEntryTable = {
  id: string;
  story_id: string;
  /** The form it was sent by: sent twice, it is one entry. */
  form_key: string;
  at: string;
  headline: string;
  /** As it was typed. */
  body: string;
  author: string;
  save_no: number;
  corrected_at: string | null;
  note: string;
  is_off: number;
};
