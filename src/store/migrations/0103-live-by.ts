import type { Migration } from "../columns.ts";

export const liveBy: Migration = {
  name: "0103-live-by",
  up: ({ columns: c, index }) => [
    `alter table live_version add column by_id ${c.textMaybe}`,
    index("live_version_by_member", "live_version", "by_id", "by_id is not null"),
  ],
};
