import type { NoteStatus } from "./score.ts";
import type { ScoreConfig } from "./score-config.ts";

/** What is known of a note after the first fit; null where it was not in it. */
export type Preliminary = { readonly status: NoteStatus; readonly intercept: number } | null;

type Checked = {
  readonly note: Int32Array;
  readonly rater: Int32Array;
  readonly half: Uint8Array;
  readonly isValid: Uint8Array;
};

/**
 * Raters whose ratings count in the second fit, 1 each: those who mostly said what the first fit came to, before they could know it. Only "yes" and
 * "no" on notes that were decided are looked at.
 */
export const agreeingRaters = (ratings: Checked, notes: readonly Preliminary[], raters: number, config: ScoreConfig): Uint8Array => {
  const [right, total] = [new Int32Array(raters), new Int32Array(raters)];
  for (let j = 0; j < ratings.note.length; j += 1) {
    const status = notes[ratings.note[j]!]?.status;
    if (ratings.isValid[j] !== 1 || ratings.half[j] === 1 || (status !== "HELPFUL" && status !== "NOT_HELPFUL")) continue;
    total[ratings.rater[j]!]! += 1;
    if ((ratings.half[j] === 2) === (status === "HELPFUL")) right[ratings.rater[j]!]! += 1;
  }
  const without = config.raterWithoutEvidence === "include" ? 1 : 0;
  return Uint8Array.from(total, (n, u) => (n === 0 ? without : right[u]! / n >= config.raterAgreeMin ? 1 : 0));
};

/** Places of raters whose own notes were mostly not helpful; their ratings are left out. `authors[k]` is -1 where nobody known wrote note k. */
export const rejectedAuthors = (notes: readonly Preliminary[], authors: Int32Array, config: ScoreConfig): ReadonlySet<number> => {
  const own = new Map<number, { n: number; helpful: number; not: number; sum: number }>();
  for (const [k, note] of notes.entries()) {
    const author = authors[k]!;
    if (note === null || author < 0) continue;
    const so = own.get(author) ?? { n: 0, helpful: 0, not: 0, sum: 0 };
    so.n += 1;
    so.sum += note.intercept;
    if (note.status === "HELPFUL") so.helpful += 1;
    if (note.status === "NOT_HELPFUL") so.not += 1;
    own.set(author, so);
  }
  const isRejected = ({ n, helpful, not, sum }: { n: number; helpful: number; not: number; sum: number }): boolean =>
    (helpful - config.authorCrnhMultiplier * not) / n < config.authorMinRatioDiff || sum / n < config.authorMinMean;
  return new Set([...own].filter(([, so]) => isRejected(so)).map(([author]) => author));
};
