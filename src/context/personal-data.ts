import type { PersonalData } from "#members";
import { logNote, tellChange } from "./log-note.ts";
import "./tables.ts";

/** Notes that a member wrote, how they rated those of others, and what they were asked. */
const held: PersonalData["held"] = async (house, memberId) => {
  const { db } = house.store;
  const notes = await db
    .selectFrom("note")
    .select([
      "id",
      "story_id",
      "kind",
      "body",
      "evidence",
      "quote",
      "state",
      "status",
      "made_at",
      "changed_at",
      "shown_at",
      "rule",
      "reason",
    ])
    .where("author_id", "=", memberId)
    .orderBy("made_at")
    .execute();
  const ratings = await db
    .selectFrom("note_rating")
    .select(["note_id", "value", "reasons", "at"])
    .where("rater_id", "=", memberId)
    .execute();
  const invitations = await db
    .selectFrom("note_invite")
    .select(["note_id", "made_at", "answered_at"])
    .where("rater_id", "=", memberId)
    .execute();
  const words = await db.selectFrom("note_confirm").select(["note_id", "is_fit", "at"]).where("member_id", "=", memberId).execute();
  const viewpoint = await db.selectFrom("note_rater").select(["run_id", "intercept", "factor"]).where("rater_id", "=", memberId).execute();
  return [
    { name: "notes", rows: notes },
    { name: "note_ratings", rows: ratings },
    { name: "note_invitations", rows: invitations },
    { name: "note_words", rows: words },
    { name: "note_viewpoint", rows: viewpoint },
  ];
};

/** The notes of a member who leaves are withdrawn without their words, or stand on as a former member's; ratings stay counted, as nobody's. */
const erase: PersonalData["erase"] = async (house, tx, { id, isKeepingWords }) => {
  const notes = await tx.selectFrom("note").select(["id", "story_id", "author_id", "state"]).where("author_id", "=", id).execute();
  for (const note of notes) {
    const isStanding = isKeepingWords && (note.state === "open" || note.state === "incorporated");
    const without = isStanding
      ? {}
      : { body: "", evidence: "[]", ...(note.state === "incorporated" ? {} : { state: "withdrawn" as const }) };
    await tx
      .updateTable("note")
      .set({ ...without, is_unnamed: 1, reason: null, idempotency_key: null, changed_at: house.clock.now() })
      .where("id", "=", note.id)
      .execute();
    if (!isStanding) await logNote(house, tx, note.id, { what: "withdrawn", by: "author" });
    await tellChange(house, tx, note);
  }
  await tx.deleteFrom("note_invite").where("rater_id", "=", id).execute();
  await tx.deleteFrom("note_rater").where("rater_id", "=", id).execute();
};

export const noteData: PersonalData = { held, erase };
