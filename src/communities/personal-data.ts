import type { PersonalData } from "#members";
import { sql } from "kysely";
import { eraseIntroductions, introductionsHeld } from "./introductions/introductions-held.ts";
import "./tables.ts";

/** The communities that a member is in, what they founded and announced there, and their introductions. */
const held: PersonalData["held"] = async (house, memberId) => {
  const { db } = house.store;
  const joined = await db
    .selectFrom("community_member")
    .innerJoin("community", "community.id", "community_member.community_id")
    .select(["community.name", "is_quiet", "is_steward", "community_member.at"])
    .where("member_id", "=", memberId)
    .execute();
  const founded = await db.selectFrom("community").select(["name", "about", "rules", "at"]).where("by_id", "=", memberId).execute();
  const dates = await db.selectFrom("meeting").select(["title", "about", "place", "starts_at"]).where("by_id", "=", memberId).execute();
  const introduced = await introductionsHeld(house, memberId);
  return [
    ...introduced,
    { name: "communities", rows: joined },
    { name: "communities_founded", rows: founded },
    { name: "dates_announced", rows: dates },
  ];
};

/**
 * A member who leaves is in no community any more. One that was opened is its members' and stands as nobody's; a proposal that never was is gone.
 * Dates that the member set stay as nobody's or go, as the member's other words do.
 */
const erase: PersonalData["erase"] = async (_house, tx, { id, isKeepingWords }) => {
  const unopened = tx.selectFrom("community").select("id").where("by_id", "=", id).where("state", "!=", "open");
  await tx.deleteFrom("community_member").where("community_id", "in", unopened).execute();
  await tx.deleteFrom("community").where("by_id", "=", id).where("state", "!=", "open").execute();
  if (!isKeepingWords) await tx.deleteFrom("meeting").where("by_id", "=", id).execute();
  const joined = tx.selectFrom("community_member").select("community_id").where("member_id", "=", id);
  await tx
    .updateTable("community")
    .set({ members: sql`case when members > 0 then members - 1 else 0 end` })
    .where("id", "in", joined)
    .execute();
  await eraseIntroductions(tx, id);
  await tx.deleteFrom("community_member").where("member_id", "=", id).execute();
  await tx.updateTable("community").set({ by_id: null }).where("by_id", "=", id).execute();
  await tx.updateTable("meeting").set({ by_id: null }).where("by_id", "=", id).execute();
};

export const communityData: PersonalData = { held, erase };
