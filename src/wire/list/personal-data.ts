import type { PersonalData } from "#members";
import "./tables.ts";

/** What a member of the newsroom looks for in what comes in, and what they have looked at. */
const held: PersonalData["held"] = async (house, memberId) => {
  const { db } = house.store;
  return [
    {
      name: "wire_filters",
      rows: await db
        .selectFrom("wire_filter")
        .select(["name", "wanted", "is_shared", "made_at"])
        .where("owner_id", "=", memberId)
        .execute(),
    },
    {
      name: "wire_items_seen",
      rows: await db.selectFrom("wire_seen").select(["intake_id", "at"]).where("member_id", "=", memberId).execute(),
    },
  ];
};

/** What was shared with the newsroom stays with it, as nobody's. */
const erase: PersonalData["erase"] = async (_house, tx, { id }) => {
  await tx.deleteFrom("wire_filter").where("owner_id", "=", id).where("is_shared", "=", 0).execute();
  await tx.updateTable("wire_filter").set({ owner_id: "" }).where("owner_id", "=", id).execute();
  await tx.deleteFrom("wire_filter_seen").where("member_id", "=", id).execute();
  await tx.deleteFrom("wire_seen").where("member_id", "=", id).execute();
};

export const wireData: PersonalData = { held, erase };
