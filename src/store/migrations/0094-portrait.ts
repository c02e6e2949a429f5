import type { Migration } from "../columns.ts";

export const portrait: Migration = {
  name: "0094-portrait",
  up: ({ columns: c, table, index, unique }) => [
    table("portrait", {
      id: c.key,
      member_id: c.of("member"),
      sha: c.text,
      small: c.bytes,
      large: c.bytes,
      made_at: c.instant,
      cleared_at: c.instantMaybe,
    }),
    unique("portrait_of_member", "portrait", "member_id", "cleared_at is null"),
    index("portrait_by_member", "portrait", "member_id"),
    index("portrait_by_sha", "portrait", "sha"),
  ],
};
