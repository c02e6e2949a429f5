import { breathe, later } from "#kit";
import type { House } from "#store";
import { RECHECK_MS } from "./note.ts";
import type { RatingSource } from "./note.ts";

const NOTES_AT_ONCE = 20; // whose ratings are read at a time, so that readers are answered in between

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
 * that nobody has said the note still fits in 72 hours. `rest` is called between two reads.
 */
export async function* ratingBatches(
  house: House,
  notes: readonly { readonly id: string }[],
  rest?: () => void,
): AsyncGenerator<readonly RatingRow[]> {
  const now = house.clock.now();
  for (let from = 0; from < notes.length; from += NOTES_AT_ONCE) {
    const ids = notes.slice(from, from + NOTES_AT_ONCE).map(({ id }) => id);
    yield await house.store.db
      .selectFrom("note_rating")
      .innerJoin("note", "note.id", "note_rating.note_id")
      .select(["note_id", "rater_id", "value", "at", "reasons", "source"])
      .where("note_id", "in", ids)
      .where("counts_from", "<=", now)
      .where("is_blind", "=", 1)
      .where((eb) => eb.or([eb("is_before_change", "=", 0), eb("recheck_since", ">", later(now, -RECHECK_MS))]))
      .execute();
    rest?.();
    await breathe();
  }
}
