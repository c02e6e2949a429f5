import type { Store } from "#store";
import "./tables.ts";

/** How many replies public stories have, by short id; what is not public is left out. One statement. */
export const countsOf = async (store: Store, shortIds: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  if (shortIds.length === 0) return new Map();
  const rows = await store.db
    .selectFrom("story")
    .select(["short_id", "replies"])
    .where("short_id", "in", shortIds)
    .where("state", "=", "published")
    .execute();
  return new Map(rows.map((row) => [row.short_id, row.replies]));
};
