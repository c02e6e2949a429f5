import { groupsOfMembers, votesSince } from "#conversation";
import { breathe, DAY, later } from "#kit";
import type { House } from "#store";
import { currentRun } from "./current-run.ts";
import { ratingBatches } from "./rating-batches.ts";
import { gatherColumns } from "./rating-columns.ts";
import type { ScoreInput, ScoreNote } from "./scorer/score.ts";
import { type RunNote, runNotes } from "./run-notes.ts";

export type RunRows = {
  readonly notes: number;
  readonly input: Omit<ScoreInput, "config" | "rules">;
  readonly noteRatings: number;
};

const VOTES_OF_MS = 180 * DAY; // votes on comments that help to know the raters
const AT_ONCE = 1_000; // of what is only looked through

const scoreNote = (note: RunNote, score: { readonly intercept: number; readonly factor: number } | undefined): ScoreNote => ({
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

/** Ratings and, after them, what the same people voted on comments. */
const gatherRatings = async (house: House, notes: readonly RunNote[], isFull: boolean, rest: (() => void) | undefined) => {
  const places = new Map(notes.map(({ id }, place) => [id, place]));
  const columns = gatherColumns();
  let noteRatings = 0;
  for await (const rows of ratingBatches(house, notes, rest))
    for (const row of rows) {
      const place = places.get(row.note_id);
      if (place === undefined) continue;
      columns.addRating(row, place);
      noteRatings += 1;
    }
  const comments = new Map<string, { readonly place: number; readonly author: string }>();
  const votes = isFull ? await votesSince(house, later(house.clock.now(), -VOTES_OF_MS)) : [];
  for (const [k, vote] of votes.entries()) {
    if (k % AT_ONCE === 0) await breathe();
    if (!columns.isRater(vote.memberId)) continue;
    const comment = comments.get(vote.commentId) ?? { place: notes.length + comments.size, author: vote.authorId };
    comments.set(vote.commentId, comment);
    columns.addVote(vote.memberId, comment.place, vote.value);
  }
  return { ...columns.end(), comments, noteRatings };
};

/**
 * What a run of the scorer is given, of the notes that are or were before raters. A full one also has what the raters of notes voted on comments:
 * that is ten times as much to know them by. One between two full ones has the unlocked notes alone.
 */
export const runInput = async (house: House, isFull = true, rest?: () => void): Promise<RunRows> => {
  const { db } = house.store;
  const notes = (await runNotes(house, isFull)).filter(({ quote }) => quote !== "");
  const scores = new Map(
    (await db.selectFrom("note_score").select(["note_id", "intercept", "factor"]).where("run_id", "=", currentRun(db)).execute()).map(
      (row) => [row.note_id, row],
    ),
  );
  await breathe();
  const known = new Map(
    (await db.selectFrom("note_rater").selectAll().where("run_id", "=", currentRun(db)).execute()).map((row) => [row.rater_id, row]),
  );
  await breathe();
  const groups = await groupsOfMembers(db);
  const { raterIds, ratings, comments, noteRatings } = await gatherRatings(house, notes, isFull, rest);
  return {
    notes: notes.length,
    input: {
      notes: [
        ...notes.map((note) => scoreNote(note, scores.get(note.id))),
        ...[...comments].map(([id, { author }]) => ({ id: `comment:${id}`, author, createdAt: 0, isComment: true })),
      ],
      raters: raterIds.map((id) => {
        const previous = known.get(id);
        return {
          id,
          group: groups.get(id) ?? null,
          ...(previous === undefined ? {} : { previous: { intercept: previous.intercept, factor: previous.factor } }),
        };
      }),
      ratings,
      now: house.clock.ms(),
      ...(rest === undefined ? {} : { rest }),
    },
    noteRatings,
  };
};
