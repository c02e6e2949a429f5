import { publish } from "#events";
import { enqueue } from "#jobs";
import { newShortId } from "#kit";
import type { House, Tx } from "#store";
import type { NoteTable } from "./tables.ts";
import "./events.ts";
import "./tell-jobs.ts";

/** Puts a note that disputes a fact before the corrections desk: an alleged error in our own story waits for no raters. */
export const openTicket = async (house: House, tx: Tx, note: NoteTable): Promise<void> => {
  const id = newShortId(10);
  const now = house.clock.now();
  await tx
    .insertInto("note_ticket")
    .values({
      id,
      note_id: note.id,
      story_id: note.story_id,
      state: "open",
      made_at: now,
      changed_at: now,
      by_id: null,
      answer: "",
      promised_at: null,
      passed_at: null,
      passed_by: null,
      passed_to: null,
    })
    .onConflict((conflict) => conflict.column("note_id").doNothing())
    .execute();
  await enqueue(house, tx, { kind: "notes.dispute", body: { note: note.id }, rank: "urgent" });
  await publish(house, tx, { kind: "note.disputed", topic: "desk", body: { story: note.story_id, note: note.id, ticket: id } });
};
