import { later } from "#kit";
import type { House } from "#store";
import { breathe } from "./breathe.ts";
import { RECHECK_MS } from "./note.ts";
import type { RatingSource } from "./note.ts";

const BATCH = 500; // rows read at a time, so that readers are answered in between

export type RatingRow = {
  readonly note_id: string;
  readonly rater_id: string;
  readonly value: number;
  readonly at: string;
  readonly reasons: string;
  readonly source: RatingSource;
};

/**
 * The ratings that count at an instant, some at a time: of ripe accounts with a proved mailbox, blind, and not from before a change of the passage
 * that nobody has said the note still fits in 72 hours.
 */
export async function* ratingBatches(house: House, isFull = true): AsyncGenerator<readonly RatingRow[]> {
  const now = house.clock.now();
  let after: readonly [string, string] = ["", ""];
  for (;;) {
    const [noteId, raterId] = after;
    const rows = await house.store.db
      .selectFrom("note_rating")
      .innerJoin("note", "note.id", "note_rating.note_id")
      .select(["note_id", "rater_id", "value", "at", "reasons", "source"])
      .where("note.state", "in", ["open", "incorporated"])
      .$if(!isFull, (query) => query.where("note.is_locked", "=", 0))
      .where("counts_from", "<=", now)
      .where("is_blind", "=", 1)
      .where((eb) => eb.or([eb("is_before_change", "=", 0), eb("recheck_since", ">", later(now, -RECHECK_MS))]))
      .where("note_id", ">=", noteId)
      .where((eb) => eb.or([eb("note_id", ">", noteId), eb("rater_id", ">", raterId)]))
      .orderBy("note_id")
      .orderBy("rater_id")
      .limit(BATCH)
      .execute();
    yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = [last.note_id, last.rater_id];
    await breathe();
  }
}
