import type { Migration } from "../columns.ts";

export const events: Migration = {
  name: "0001-events",
  up: ({ columns: c, table, index }) => [
    table("event", {
      seq: c.serial,
      kind: c.text,
      topic: c.text,
      body: c.json,
      origin: c.text,
      at: c.instant,
      is_told: c.flag,
      attempts: c.int,
      last_error: c.textMaybe,
    }),
    index("event_by_topic", "event", "topic, seq"),
    index("event_untold", "event", "seq", "is_told = 0"),
  ],
};
