import { groupsOfMembers, votesSince } from "#conversation";
import { DAY, later } from "#kit";
import type { House } from "#store";
import { RECHECK_MS } from "./note.ts";
import { type Reason, REASONS } from "./scorer/reasons.ts";
import type { RatingColumns, ScoreInput, ScoreNote } from "./scorer/score.ts";
import type { NoteTable } from "./tables.ts";

export type RunRows = {
  readonly notes: readonly NoteTable[];
  readonly input: Omit<ScoreInput, "config" | "rules">;
  readonly noteRatings: number;
};

const CHUNK = 5_000; // rows read at a time, so that readers are answered in between
const VOTES_OF_MS = 180 * DAY; // votes on comments that help to know the raters
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
export const countedRatings = async (house: House, isFull = true): Promise<readonly Row[]> => {
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
      .$if(!isFull, (query) => query.where("note.is_locked", "=", 0))
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

type Votes = Awaited<ReturnType<typeof votesSince>>;

/** Ratings and, after them, votes on comments as columns. A vote needs no time: it is no burst and nobody's agreement is judged by it. */
const columnsOf = (
  rows: readonly Row[],
  votes: Votes,
  { noteAt, raterAt }: { readonly noteAt: (id: string) => number; readonly raterAt: (id: string) => number },
): RatingColumns => {
  const join = <Out>(of: (row: Row) => Out, vote: (vote: Votes[number]) => Out): readonly Out[] => [...rows.map(of), ...votes.map(vote)];
  return {
    note: Int32Array.from(
      join(
        (row) => noteAt(row.note_id),
        (vote) => noteAt(vote.commentId),
      ),
    ),
    rater: Int32Array.from(
      join(
        (row) => raterAt(row.rater_id),
        (vote) => raterAt(vote.memberId),
      ),
    ),
    half: Uint8Array.from(
      join(
        (row) => Math.round(row.value * 2),
        (vote) => vote.value + 1,
      ),
    ),
    at: Float64Array.from(
      join(
        (row) => Date.parse(row.at),
        () => 0,
      ),
    ),
    valid: Uint8Array.from(
      join(
        () => 255,
        () => 0,
      ),
    ),
    reasons: Uint32Array.from(
      join(
        (row) => bitsOf(row.reasons),
        () => 0,
      ),
    ),
    source: Uint8Array.from(
      join(
        (row) => SOURCES[row.source],
        () => 0,
      ),
    ),
  };
};

/**
 * What a run of the scorer is given, of the notes that are or were before raters. A full one also has what the raters of notes voted on comments:
 * that is ten times as much to know them by. One between two full ones has the unlocked notes alone.
 */
export const runInput = async (house: House, isFull = true): Promise<RunRows> => {
  const { db } = house.store;
  const notes = await db
    .selectFrom("note")
    .selectAll()
    .where("state", "in", ["open", "incorporated"])
    .where("quote", "<>", "")
    .$if(!isFull, (query) => query.where("is_locked", "=", 0))
    .orderBy("id")
    .execute();
  const scores = new Map(
    (await db.selectFrom("note_score").select(["note_id", "intercept", "factor"]).execute()).map((row) => [row.note_id, row]),
  );
  const known = new Map((await db.selectFrom("note_rater").selectAll().execute()).map((row) => [row.rater_id, row]));
  const groups = await groupsOfMembers(db);
  const isNote = new Set(notes.map((note) => note.id));
  const rows = (await countedRatings(house, isFull)).filter((row) => isNote.has(row.note_id));
  const raterIds = [...new Set(rows.map((row) => row.rater_id))].toSorted();
  const raterPlaces = new Map(raterIds.map((id, place) => [id, place]));
  const votes = isFull
    ? (await votesSince(house, later(house.clock.now(), -VOTES_OF_MS))).filter((vote) => raterPlaces.has(vote.memberId))
    : [];
  const comments = [...new Map(votes.map((vote) => [vote.commentId, vote.authorId] as const))];
  const places = new Map([...isNote, ...comments.map(([id]) => id)].map((id, place) => [id, place]));
  return {
    notes,
    input: {
      notes: [
        ...notes.map((note) => scoreNote(note, scores.get(note.id))),
        ...comments.map(([id, author]) => ({ id: `comment:${id}`, author, createdAt: 0, isComment: true })),
      ],
      raters: raterIds.map((id) => {
        const previous = known.get(id);
        return {
          id,
          group: groups.get(id) ?? null,
          ...(previous === undefined ? {} : { previous: { intercept: previous.intercept, factor: previous.factor } }),
        };
      }),
      ratings: columnsOf(rows, votes, { noteAt: (id) => places.get(id) ?? 0, raterAt: (id) => raterPlaces.get(id) ?? 0 }),
      now: house.clock.ms(),
    },
    noteRatings: rows.length,
  };
};
