import type { Migration } from "../columns.ts";

export const killReceipt: Migration = {
  name: "0100-kill-receipt",
  up: ({ columns: c, table, index }) => [
    table("kill_receipt", {
      id: c.key,
      story_id: c.of("story"),
      asked_at: c.instant,
      asked_by: c.textMaybe,
      asked_name: c.text,
      known: c.json,
      tries: c.int,
      checked_at: c.instantMaybe,
      settled_at: c.instantMaybe,
      is_down: c.flag,
      lines: c.json,
      carried: c.json,
    }),
    index("kill_receipt_by_story", "kill_receipt", "story_id, asked_at desc, id"),
    index("kill_receipt_open", "kill_receipt", "settled_at desc, id", "is_down = 0 and settled_at is not null"),
  ],
};
