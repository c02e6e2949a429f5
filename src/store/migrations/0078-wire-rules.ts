import type { Migration } from "../columns.ts";

export const wireRules: Migration = {
  name: "0078-wire-rules",
  up: ({ columns: c, table, unique }) => [
    table("wire_rule", {
      id: c.key,
      source_id: c.of("source"),
      place: c.int,
      feed_id: c.textMaybe,
      urgency_most: c.intMaybe,
      topic: c.text,
      words: c.json,
      section: c.text,
      effect: c.text,
      to_section: c.text,
    }),
    unique("wire_rule_of_source", "wire_rule", "source_id, place"),
  ],
};
