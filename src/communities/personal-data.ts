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

/** A member who leaves is in no community any more. A community and its dates are its members', and stand as nobody's. */
const erase: PersonalData["erase"] = async (_house, tx, { id }) => {
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
