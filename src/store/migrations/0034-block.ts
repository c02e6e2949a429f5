import type { Migration } from "../columns.ts";

export const block: Migration = {
  name: "0034-block",
  up: ({ columns: c, table, index, unique }) => [
    table("block", { member_id: c.of("member"), other_id: c.of("member"), kind: c.text, at: c.instant }),
    unique("block_once", "block", "member_id, other_id"),
    index("block_of_other", "block", "other_id"),
  ],
};
