import type { Migration } from "../columns.ts";

export const interests: Migration = {
  name: "0068-interests",
  up: ({ columns: c, table, index, unique }) => [
    table("member_interest", { member_id: c.of("member"), kind: c.text, value: c.text, label: c.text, is_open: c.flag }),
    unique("member_interest_once", "member_interest", "member_id, kind, value"),
    index("member_interest_open", "member_interest", "kind, value, member_id", "is_open = 1"),
    table("member_hidden", { member_id: c.of("member"), piece: c.text }),
    unique("member_hidden_once", "member_hidden", "member_id, piece"),
  ],
};
