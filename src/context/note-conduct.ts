import type { Instant } from "#kit";
import type { Db, Tx } from "#store";
import { VALUE } from "./note.ts";
import "./tables.ts";

export type NoteConduct = { readonly notes: number; readonly helped: number; readonly takenOff: number };

/** Of those members, by id: notes that stand, how many others found one helpful, and what was removed since an instant. Three statements. */
export const noteConduct = async (db: Db | Tx, memberIds: readonly string[], since: Instant): Promise<ReadonlyMap<string, NoteConduct>> => {
  if (memberIds.length === 0) return new Map();
  const stand = await db
    .selectFrom("note")
    .select((eb) => ["author_id", eb.fn.countAll<number>().as("count")])
    .where("author_id", "in", memberIds)
    .where("state", "in", ["open", "incorporated"])
    .where("is_unnamed", "=", 0)
    .groupBy("author_id")
    .execute();
  const gone = await db
    .selectFrom("note")
    .select((eb) => ["author_id", eb.fn.countAll<number>().as("count")])
    .where("author_id", "in", memberIds)
    .where("state", "in", ["removed", "rejected"])
    .where("made_at", ">", since)
    .groupBy("author_id")
    .execute();
  const helped = await db
    .selectFrom("note_rating")
    .innerJoin("note", "note.id", "note_rating.note_id")
    .select((eb) => ["author_id", eb.fn.count<number>("rater_id").distinct().as("count")])
    .where("author_id", "in", memberIds)
    .where("state", "in", ["open", "incorporated"])
    .where("is_unnamed", "=", 0)
    .where("value", "=", VALUE.yes)
    .where("counts_from", "is not", null)
    .groupBy("author_id")
    .execute();
  const count = (rows: readonly { readonly author_id: string; readonly count: number }[], id: string): number =>
    rows.find((row) => row.author_id === id)?.count ?? 0;
  return new Map(memberIds.map((id) => [id, { notes: count(stand, id), helped: count(helped, id), takenOff: count(gone, id) }]));
};
