import type { Migration } from "../columns.ts";

export const leaving: Migration = {
  name: "0046-leaving",
  up: ({ columns: c, table, index, unique }) => [
    table("leaving", { member_id: c.of("member"), asked_at: c.instant, due_at: c.instant, is_keeping_words: c.flag }),
    unique("leaving_of", "leaving", "member_id"),
    index("leaving_due", "leaving", "due_at"),
  ],
};
