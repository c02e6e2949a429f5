import { type Path, paths } from "#paths";
import type { House } from "#store";

/** Where the document that each revision came in stands on the desk, by the revision's id. */
export const cameBy = async (house: House, revisionIds: readonly string[]): Promise<ReadonlyMap<string, Path>> => {
  if (revisionIds.length === 0) return new Map();
  const rows = await house.store.db
    .selectFrom("intake")
    .select(["revision_id", "item_id"])
    .where("revision_id", "in", [...new Set(revisionIds)])
    .orderBy("id", "desc")
    .execute();
  return new Map(rows.flatMap((row) => (row.revision_id === null ? [] : [[row.revision_id, paths.deskItem(row.item_id)] as const])));
};
