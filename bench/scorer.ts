import { hashUnit, packRatings, type Parameters, penaltiesOf, type RatingMatrix, sweepViewpoints } from "#kit";

/** A sweep of the scorer over a million ratings, against one plain pass over the same arrays in the same process. */
export type ScorerFigure = {
  readonly ratings: number;
  readonly sweepMs: number;
  readonly passMs: number;
  readonly ratio: number;
  /** Bytes of the matrix and the parameters, a rating. */
  readonly bytesEach: number;
};

const RATINGS = 1_000_000;
const RATERS = 20_000;
const NOTES = 50_000;
const TURNS = 7;
/** A sweep goes over the ratings three times, and each rating costs a few multiplications more than reading it. */
export const SWEEP_RATIO_MOST = 15;

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const timed = (work: () => void): number =>
  middle(
    Array.from({ length: TURNS }, () => {
      const from = performance.now();
      work();
      return performance.now() - from;
    }),
  );

/** Reads every rating of one side once, with a parameter of whom it concerns. */
const readOnce = ({ other, half }: RatingMatrix["byNote"], across: Float64Array): number => {
  let sum = 0;
  for (let j = 0; j < other.length; j += 1) sum += across[other[j]!]! * half[j]!;
  return sum;
};

export const scorer = (): ScorerFigure => {
  const note = Int32Array.from({ length: RATINGS }, (_, j) => Math.floor(hashUnit(`n${j}`) * NOTES));
  const rater = Int32Array.from({ length: RATINGS }, (_, j) => Math.floor(hashUnit(`r${j}`) * RATERS));
  const half = Uint8Array.from({ length: RATINGS }, (_, j) => Math.floor(hashUnit(`v${j}`) * 3));
  const { matrix } = packRatings({ note, rater, half }, new Uint8Array(RATINGS).fill(1));
  const penalties = penaltiesOf(matrix);
  const side = (count: number) => ({ intercept: new Float64Array(count), factor: new Float64Array(count).fill(0.1) });
  const all: Parameters = { mu: 0.17, raters: side(matrix.raters), notes: side(matrix.notes) };
  const sweep = (): void => void sweepViewpoints(matrix, all, penalties);
  let seen = 0;
  const pass = (): void => void (seen += readOnce(matrix.byNote, all.raters.factor) + readOnce(matrix.byRater, all.notes.factor));
  for (let turn = 0; turn < TURNS; turn += 1) {
    pass(); // until both are compiled
    sweep();
  }
  const passMs = timed(pass);
  const sweepMs = timed(sweep);
  const bytes = [matrix.byNote, matrix.byRater].reduce(
    (sum, { start, other, half: values }) => sum + start.byteLength + other.byteLength + values.byteLength,
    (matrix.raters + matrix.notes) * 2 * 8,
  );
  return { ratings: RATINGS, sweepMs, passMs, ratio: Number.isNaN(seen) ? 0 : sweepMs / passMs, bytesEach: bytes / RATINGS };
};
