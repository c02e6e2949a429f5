import type { Migration } from "../columns.ts";

export const communityLife: Migration = {
  name: "0073-community-life",
  up: ({ columns: c, index }) => [
    `alter table community add column reason ${c.text} default ''`,
    index("community_by_founder", "community", "by_id, state", "by_id is not null"),
    index("community_stewards", "community_member", "community_id, at", "is_steward = 1"),
  ],
};
