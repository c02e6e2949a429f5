import { type Actor, isEditor } from "#kit";
import type { House, Tx } from "#store";
import { logNote, tellAuthor } from "./log-note.ts";
import { CONFIRMS } from "./note.ts";
import type { NoteTable } from "./tables.ts";

/** How much a member's word on a changed passage weighs; null for who has none: only its author, its raters and editors do. */
const weightOf = async (tx: Tx, actor: Actor, note: NoteTable): Promise<number | null> => {
  if (isEditor(actor)) return CONFIRMS.editor;
  if (actor.id === note.author_id) return CONFIRMS.author;
  const rating = await tx
    .selectFrom("note_rating")
    .select("counts_from")
    .where("note_id", "=", note.id)
    .where("rater_id", "=", actor.id ?? "")
    .executeTakeFirst();
  return rating === undefined || rating.counts_from === null || rating.counts_from > note.anchored_at ? null : CONFIRMS.rater;
};

/**
 * Takes a member's word on whether a note still fits its passage, which changed in what it says. Enough words for it (an editor's alone, or three
 * of its author and raters more than against it) make the passage as it reads now the one that the note is on; its ratings stay. Its author
 * or an editor saying that it no longer fits withdraws nothing by itself: it stays out of the story. False where the word does not count.
 */
export const confirmFit = async (house: House, tx: Tx, actor: Actor, note: NoteTable, isFit: boolean): Promise<boolean> => {
  if (note.anchor !== "changed_material" || note.quoted_now === null) return false;
  const weight = await weightOf(tx, actor, note);
  if (weight === null) return false;
  const row = {
    note_id: note.id,
    revision_id: note.anchor_revision_id,
    member_id: actor.id ?? "",
    is_fit: isFit ? 1 : 0,
    weight,
    at: house.clock.now(),
  };
  await tx
    .insertInto("note_confirm")
    .values(row)
    .onConflict((conflict) => conflict.columns(["note_id", "revision_id", "member_id"]).doUpdateSet(row))
    .execute();
  const words = await tx
    .selectFrom("note_confirm")
    .select(["is_fit", "weight"])
    .where("note_id", "=", note.id)
    .where("revision_id", "=", note.anchor_revision_id)
    .execute();
  const sum = words.reduce((all, word) => all + (word.is_fit === 1 ? word.weight : -word.weight), 0);
  if (!isFit) await logNote(house, tx, note.id, { what: "fits-not", by: isEditor(actor) ? "desk" : "author" });
  if (sum < CONFIRMS.needed) return true;
  await tx
    .updateTable("note")
    .set({
      anchor: "exact",
      confirmed_quote: note.quoted_now,
      confirmed_revision_id: note.anchor_revision_id,
      recheck_since: null,
      anchored_at: house.clock.now(),
    })
    .where("id", "=", note.id)
    .execute();
  await tx.updateTable("note_rating").set({ is_before_change: 0 }).where("note_id", "=", note.id).execute();
  await logNote(house, tx, note.id, { what: "fits", by: "score", details: { words: words.length, sum } });
  await tellAuthor(house, tx, note, "back");
  return true;
};
