import { breathe } from "#kit";
import type { House } from "#store";
import type { NoteTable } from "./tables.ts";

const AT_ONCE = 500; // notes read at a time, so that others are answered in between

export type RunNote = Pick<
  NoteTable,
  "id" | "author_id" | "made_at" | "decided_at" | "is_locked" | "status" | "met_since" | "state" | "quote"
>;

/**
 * The notes that are or were before raters, in the order of their ids; `isFull`: locked ones too. By the order of the key alone: a condition that
 * has an index of its own would have all of them sorted for each piece.
 */
export const runNotes = async (house: House, isFull: boolean): Promise<readonly RunNote[]> => {
  const notes: RunNote[] = [];
  for (let after = ""; ; await breathe()) {
    const some = await house.store.db
      .selectFrom("note")
      .select(["id", "author_id", "made_at", "decided_at", "is_locked", "status", "met_since", "state", "quote"])
      .where("id", ">", after)
      .orderBy("id")
      .limit(AT_ONCE)
      .execute();
    notes.push(...some.filter((note) => (note.state === "open" || note.state === "incorporated") && (isFull || note.is_locked === 0)));
    after = some.at(-1)?.id ?? "";
    if (some.length < AT_ONCE) return notes;
  }
};
