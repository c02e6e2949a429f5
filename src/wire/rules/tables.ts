import type { Effect } from "./publishing-rule.ts";

declare module "#store" {
  interface Tables {
    /** What of a source publishes itself: its rules in their order. Empty texts and nulls are conditions that were not set. */
    wire_rule: {
      id: string;
      source_id: string;
      place: number;
      feed_id: string | null;
      urgency_most: number | null;
      topic: string;
      /** A JSON list; one of them is enough. */
      words: string;
      section: string;
      effect: Effect;
      to_section: string;
    };
  }
}
