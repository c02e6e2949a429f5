import type { Outcome } from "#stories";
import type { PubStatus } from "../item.ts";
import type { EventStatus } from "./event.ts";

declare module "#store" {
  interface Tables {
    /** Events and plans of coverage that sources tell of, as they stand; for the newsroom alone. */
    wire_event: WireEventTable;
    /** Each version as it came; `facts` is JSON of `EventFacts`. */
    wire_event_version: {
      id: string;
      event_id: string;
      at: string;
      item_id: string;
      version_raw: string | null;
      outcome: Outcome;
      facts: string;
    };
    /** Stories that were begun from an event. */
    wire_event_story: { event_id: string; manuscript_id: string; at: string };
  }
}

export type WireEventTable = {
  id: string;
  source_id: string;
  event_key: string;
  concept: string;
  /** Of a plan: the key or the concept of the event that it is about. */
  about: string;
  version_raw: string | null;
  version_ord: number | null;
  version_created: string | null;
  pub_status: PubStatus;
  status: EventStatus;
  title: string;
  summary: string;
  lang: string;
  starts_at: string | null;
  ends_at: string | null;
  is_whole_day: number;
  place: string;
  /** JSON of `Coverage`s. */
  coverage: string;
  slugline: string;
  editor_note: string;
  came_at: string;
  changed_at: string;
};
