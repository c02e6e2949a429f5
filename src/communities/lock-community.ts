import { type House, lockRow, type Tx } from "#store";
import "./tables.ts";

/** An open community and the ids of its stewards, held against whoever else changes who keeps it. */
export type LockedCommunity = { readonly id: string; readonly name: string; readonly stewards: readonly string[] };

/** Locks an open community until `tx` ends; null where there is none. Two statements. */
export const lockCommunity = async (house: House, tx: Tx, slug: string): Promise<LockedCommunity | null> => {
  const community = await lockRow(house.store.dialect)(
    tx.selectFrom("community").select(["id", "name"]).where("slug", "=", slug).where("state", "=", "open"),
  ).executeTakeFirst();
  if (community === undefined) return null;
  const stewards = await tx
    .selectFrom("community_member")
    .select("member_id")
    .where("community_id", "=", community.id)
    .where("is_steward", "=", 1)
    .execute();
  return { ...community, stewards: stewards.map((row) => row.member_id) };
};
