import { publish } from "#events";
import { enqueue } from "#jobs";
import { newId } from "#kit";
import type { House, Tx } from "#store";
import type { News } from "./events.ts";
import "./tell-jobs.ts";
import type { NoteLogTable, NoteTable } from "./tables.ts";

type Entry = {
  readonly what: string;
  readonly by: NoteLogTable["by_kind"];
  readonly runId?: string;
  /** The numbers that decided. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
};

/** Writes a line of a note's life. */
export const logNote = async (house: House, tx: Tx, noteId: string, { what, by, runId, details = {} }: Entry): Promise<void> => {
  await tx
    .insertInto("note_log")
    .values({ note_id: noteId, at: house.clock.now(), what, by_kind: by, run_id: runId ?? null, details: JSON.stringify(details) })
    .execute();
};

type Told = Pick<NoteTable, "id" | "story_id" | "author_id">;

/** Tells whoever shows a note to read it again. */
export const tellChange = (house: House, tx: Tx, note: Told): Promise<unknown> =>
  publish(house, tx, { kind: "note.changed", topic: `story:${note.story_id}`, body: { story: note.story_id, note: note.id } });

/** Tells a note's author: whoever listens, and their inbox by a job. */
export const tellAuthor = async (house: House, tx: Tx, note: Told, what: News): Promise<void> => {
  await enqueue(house, tx, { kind: "notes.tell", body: { note: note.id, what, log: newId(house.clock.ms()) } });
  await publish(house, tx, {
    kind: "note.news",
    topic: `member:${note.author_id}`,
    body: { story: note.story_id, note: note.id, member: note.author_id, what },
  });
};
