import type { Migration } from "../columns.ts";

/** A handle as the eye reads it, in SQL: handles are of a to z, 0 to 9 and _ only. */
const KEY_OF_HANDLE = [
  ["_", ""],
  ["1", "i"],
  ["l", "i"],
  ["0", "o"],
  ["5", "s"],
].reduce((sql, [from, to]) => `replace(${sql}, '${from}', '${to}')`, "handle");

export const memberStanding: Migration = {
  name: "0011-member-standing",
  up: ({ columns: c, index }) => [
    `alter table member add column standing ${c.text} default 'good'`,
    `alter table member add column closed_at ${c.instantMaybe}`,
    `alter table member add column handle_key ${c.textMaybe}`,
    `update member set handle_key = ${KEY_OF_HANDLE}`,
    index("member_handle_key", "member", "handle_key"),
  ],
};
