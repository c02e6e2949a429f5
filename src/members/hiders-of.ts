import type { Db, Tx } from "#store";
import "./tables.ts";

/** Those of `among` who are told nothing of `memberId`: who muted or blocked them, and whom they blocked. One statement. */
export const hidersOf = async (tx: Tx, memberId: string, among: readonly string[]): Promise<ReadonlySet<string>> => {
  if (among.length === 0) return new Set();
  const rows = await tx
    .selectFrom("block")
    .select(["member_id", "other_id"])
    .where((eb) =>
      eb.or([
        eb.and([eb("other_id", "=", memberId), eb("member_id", "in", among)]),
        eb.and([eb("member_id", "=", memberId), eb("other_id", "in", among), eb("kind", "=", "block")]),
      ]),
    )
    .execute();
  return new Set(rows.map((row) => (row.member_id === memberId ? row.other_id : row.member_id)));
};

/** Those of `among` whom `viewerId` does not get to see in lists: muted or blocked by them, or who blocked them. One statement. */
export const hiddenFrom = async (db: Db | Tx, viewerId: string, among: readonly string[]): Promise<ReadonlySet<string>> => {
  if (among.length === 0) return new Set();
  const rows = await db
    .selectFrom("block")
    .select(["member_id", "other_id"])
    .where((eb) =>
      eb.or([
        eb.and([eb("member_id", "=", viewerId), eb("other_id", "in", among)]),
        eb.and([eb("other_id", "=", viewerId), eb("member_id", "in", among), eb("kind", "=", "block")]),
      ]),
    )
    .execute();
  return new Set(rows.map((row) => (row.member_id === viewerId ? row.other_id : row.member_id)));
};
