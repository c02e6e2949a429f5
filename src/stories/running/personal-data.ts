import type { PersonalData } from "#members";
import "../planning/tables.ts";
import "../live/tables.ts";
import "../receipt/tables.ts";
import "../writing/tables.ts";
import "./tables.ts";

/** What a member of the newsroom changed in the settings, arranged on the pages, saved and told live, and the calendars they carry along. */
const held: PersonalData["held"] = async (house, memberId) => {
  const { db } = house.store;
  const settings = await db.selectFrom("setting_change").select(["at", "name", "after"]).where("by_id", "=", memberId).execute();
  const arranged = await db.selectFrom("arrangement").select(["at", "place", "pins"]).where("by_id", "=", memberId).execute();
  const receipts = await db.selectFrom("kill_receipt").select(["asked_at"]).where("asked_by", "=", memberId).execute();
  const saved = await db.selectFrom("manuscript_version").select(["at", "what"]).where("by_id", "=", memberId).execute();
  const told = await db.selectFrom("live_version").select(["at", "headline"]).where("by_id", "=", memberId).execute();
  const calendars = await db.selectFrom("calendar_key").select("made_at").where("member_id", "=", memberId).execute();
  return [
    { name: "settings_changed", rows: settings },
    { name: "pages_arranged", rows: arranged },
    { name: "manuscripts_saved", rows: saved },
    { name: "live_entries_written", rows: told },
    { name: "calendars", rows: calendars },
    { name: "receipts_asked_for", rows: receipts },
  ];
};

/** What was changed stays changed, as a former member's. */
const erase: PersonalData["erase"] = async (_house, tx, { id }) => {
  for (const table of ["setting_change", "arrangement"] as const)
    await tx.updateTable(table).set({ by_id: null, by_name: "" }).where("by_id", "=", id).execute();
  await tx.updateTable("kill_receipt").set({ asked_by: null, asked_name: "" }).where("asked_by", "=", id).execute();
  await tx.updateTable("live_version").set({ by_id: null, by_name: "" }).where("by_id", "=", id).execute();
  await tx.updateTable("manuscript_version").set({ by_name: "" }).where("by_id", "=", id).execute();
  await tx.updateTable("manuscript").set({ changed_name: "" }).where("changed_by", "=", id).execute();
  await tx.updateTable("manuscript").set({ lock_name: "", lock_by: null, lock_at: null }).where("lock_by", "=", id).execute();
  await tx.deleteFrom("calendar_key").where("member_id", "=", id).execute();
};

export const deskData: PersonalData = { held, erase };
