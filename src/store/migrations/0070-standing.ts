import type { Migration } from "../columns.ts";

export const standing: Migration = {
  name: "0070-standing",
  up: ({ columns: c, table, index, unique }) => [
    table("member_day", { member_id: c.of("member"), day: c.text }),
    unique("member_day_once", "member_day", "member_id, day"),
    index("member_day_of", "member_day", "day"),
    table("member_standing", {
      member_id: c.of("member"),
      level: c.int,
      days: c.int,
      kinds: c.json,
      helped: c.int,
      notes_helped: c.int,
      taken_off: c.int,
      reckoned_at: c.instant,
    }),
    unique("member_standing_of", "member_standing", "member_id"),
  ],
};
