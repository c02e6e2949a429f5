import type { PersonalData } from "#members";
import { currentRun } from "./current-run.ts";
import { logNote, tellChange } from "./log-note.ts";
import "./tables.ts";

/** What a member wrote and rated, what was asked of them, and how the scorer reads their ratings. */
const held: PersonalData["held"] = async (house, memberId) => {
  const { db } = house.store;
  const notes = await db
    .selectFrom("note")
    .select(["id", "story_id", "is_unnamed", "kind", "quote", "body", "evidence", "state", "status", "made_at", "changed_at", "reason"])
    .where("author_id", "=", memberId)
    .orderBy("made_at")
    .execute();
  const ratings = await db
    .selectFrom("note_rating")
    .select(["note_id", "value", "reasons", "source", "at"])
    .where("rater_id", "=", memberId)
    .execute();
  const asked = await db
    .selectFrom("note_invite")
    .select(["note_id", "made_at", "opens_at", "answered_at"])
    .where("rater_id", "=", memberId)
    .execute();
  const fits = await db.selectFrom("note_confirm").select(["note_id", "is_fit", "at"]).where("member_id", "=", memberId).execute();
  const rater = await db
    .selectFrom("note_rater")
    .select(["intercept", "factor", "ratings"])
    .where("run_id", "=", currentRun(db))
    .where("rater_id", "=", memberId)
    .execute();
  return [
    { name: "notes", rows: notes },
    { name: "note_ratings", rows: ratings },
    { name: "note_invitations", rows: asked },
    { name: "note_fits", rows: fits },
    { name: "note_rater", rows: rater },
  ];
};

/** A note's words go and it is withdrawn, or it stays without a name; ratings stay counted, as nobody's. */
const erase: PersonalData["erase"] = async (house, tx, { id, isKeepingWords }) => {
  const notes = await tx.selectFrom("note").selectAll().where("author_id", "=", id).orderBy("id").execute();
  const now = house.clock.now();
  for (const note of notes) {
    const isStaying = isKeepingWords && (note.state === "open" || note.state === "incorporated");
    const isLeaving = !isStaying && (note.state === "draft" || note.state === "held" || note.state === "open");
    const gone = isStaying ? {} : { body: "", evidence: "[]", reason: null };
    const state = isLeaving ? "withdrawn" : note.state;
    await tx
      .updateTable("note")
      .set({ ...gone, state, is_unnamed: 1, idempotency_key: null, changed_at: now })
      .where("id", "=", note.id)
      .execute();
    if (isLeaving) await logNote(house, tx, note.id, { what: "withdrawn", by: "author" });
    await tellChange(house, tx, note);
  }
  await tx.deleteFrom("note_invite").where("rater_id", "=", id).execute();
  await tx.deleteFrom("note_rater").where("rater_id", "=", id).execute();
};

export const noteData: PersonalData = { held, erase };
