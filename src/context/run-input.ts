import { later } from "#kit";
import type { House } from "#store";
import { RECHECK_MS } from "./note.ts";
import { type Reason, REASONS } from "./scorer/reasons.ts";
import type { ScoreInput, ScoreNote } from "./scorer/score.ts";
import type { NoteTable } from "./tables.ts";

export type RunRows = { readonly notes: readonly NoteTable[]; readonly input: Omit<ScoreInput, "config" | "rules"> };

const CHUNK = 5_000; // rows read at a time, so that readers are answered in between
const SOURCES = { organic: 0, asked: 1, linked: 2 } as const;

const bitsOf = (reasons: string): number =>
  (JSON.parse(reasons) as readonly Reason[]).reduce((bits, reason) => bits | (1 << REASONS.indexOf(reason)), 0);

type Row = {
  readonly note_id: string;
  readonly rater_id: string;
  readonly value: number;
  readonly at: string;
  readonly reasons: string;
  readonly source: keyof typeof SOURCES;
};

/**
 * The ratings that count at an instant: of ripe accounts with a proved mailbox, blind, and not from before a change of the passage that nobody
 * has said the note still fits in 72 hours.
 */
const countedRatings = async (house: House): Promise<readonly Row[]> => {
  const now = house.clock.now();
  const rows: Row[] = [];
  let after: readonly [string, string] = ["", ""];
  for (;;) {
    const [noteId, raterId] = after;
    const some = await house.store.db
      .selectFrom("note_rating")
      .innerJoin("note", "note.id", "note_rating.note_id")
      .select(["note_id", "rater_id", "value", "at", "reasons", "source"])
      .where("note.state", "in", ["open", "incorporated"])
      .where("counts_from", "<=", now)
      .where("is_blind", "=", 1)
      .where((eb) => eb.or([eb("is_before_change", "=", 0), eb("recheck_since", ">", later(now, -RECHECK_MS))]))
      .where((eb) => eb.or([eb("note_id", ">", noteId), eb.and([eb("note_id", "=", noteId), eb("rater_id", ">", raterId)])]))
      .orderBy("note_id")
      .orderBy("rater_id")
      .limit(CHUNK)
      .execute();
    rows.push(...some);
    const last = some.at(-1);
    if (last === undefined || some.length < CHUNK) return rows;
    after = [last.note_id, last.rater_id];
  }
};

const scoreNote = (note: NoteTable, score: { readonly intercept: number; readonly factor: number } | undefined): ScoreNote => ({
  id: note.id,
  author: note.author_id,
  createdAt: Date.parse(note.made_at),
  decidedAt: note.decided_at === null ? null : Date.parse(note.decided_at),
  locked: note.is_locked === 1 ? note.status : null,
  previous: {
    status: note.status,
    intercept: score?.intercept ?? null,
    factor: score?.factor ?? null,
    agreedSince: note.met_since === null ? null : Date.parse(note.met_since),
  },
});

/** What a run of the scorer is given, of the notes that are or were before raters. */
export const runInput = async (house: House): Promise<RunRows> => {
  const { db } = house.store;
  const notes = await db
    .selectFrom("note")
    .selectAll()
    .where("state", "in", ["open", "incorporated"])
    .where("quote", "<>", "")
    .orderBy("id")
    .execute();
  const scores = new Map(
    (await db.selectFrom("note_score").select(["note_id", "intercept", "factor"]).execute()).map((row) => [row.note_id, row]),
  );
  const known = new Map((await db.selectFrom("note_rater").selectAll().execute()).map((row) => [row.rater_id, row]));
  const places = new Map(notes.map((note, place) => [note.id, place]));
  const rows = (await countedRatings(house)).filter((row) => places.has(row.note_id));
  const raterIds = [...new Set(rows.map((row) => row.rater_id))].toSorted();
  const raterPlaces = new Map(raterIds.map((id, place) => [id, place]));
  return {
    notes,
    input: {
      notes: notes.map((note) => scoreNote(note, scores.get(note.id))),
      raters: raterIds.map((id) => {
        const previous = known.get(id);
        return previous === undefined ? { id } : { id, previous: { intercept: previous.intercept, factor: previous.factor } };
      }),
      ratings: {
        note: Int32Array.from(rows, (row) => places.get(row.note_id) ?? 0),
        rater: Int32Array.from(rows, (row) => raterPlaces.get(row.rater_id) ?? 0),
        half: Uint8Array.from(rows, (row) => Math.round(row.value * 2)),
        at: Float64Array.from(rows, (row) => Date.parse(row.at)),
        valid: new Uint8Array(rows.length).fill(255),
        reasons: Uint32Array.from(rows, (row) => bitsOf(row.reasons)),
        source: Uint8Array.from(rows, (row) => SOURCES[row.source]),
      },
      now: house.clock.ms(),
    },
  };
};
