import { type Fit, type PackedRatings, type Penalties, penaltiesOf } from "#kit";

/** Five sums from which a note's intercept and factor follow while raters and mu stand still; with them a rating costs O(1). */
export type NoteSums = { a: number; b: number; c: number; d: number; e: number };

/** Raters and mu of a run, and how far its raters reach. */
export type Frozen = {
  readonly mu: number;
  readonly penalties: Pick<Penalties, "noteIntercept" | "noteFactor">;
  readonly interceptLeast: number;
  readonly interceptMost: number;
  readonly factorLeast: number;
  readonly factorMost: number;
};

type OneRating = { readonly value: number; readonly intercept: number; readonly factor: number };

export const noSums = ({ penalties }: Frozen): NoteSums => ({ a: penalties.noteIntercept, b: 0, c: penalties.noteFactor, d: 0, e: 0 });

/** Adds a rating (value 0, 0.5 or 1) by a rater with these parameters; `times` -1 takes it back. */
export const addRating = (sums: NoteSums, { mu }: Frozen, { value, intercept, factor }: OneRating, times: 1 | -1 = 1): NoteSums => {
  const y = value - mu - intercept;
  return {
    a: sums.a + times,
    b: sums.b + times * factor,
    c: sums.c + times * factor * factor,
    d: sums.d + times * y,
    e: sums.e + times * factor * y,
  };
};

/** The exact optimum of one note. */
export const solveNote = ({ a, b, c, d, e }: NoteSums): { readonly intercept: number; readonly factor: number } => {
  const det = a * c - b * b;
  return { intercept: (c * d - b * e) / det, factor: (a * e - b * d) / det };
};

/** How far one more rating could move the intercept: an extreme "yes" upwards, an extreme "no" downwards, or none. */
export const boundsOf = (sums: NoteSums, frozen: Frozen): { readonly lower: number; readonly upper: number } => {
  const { intercept } = solveNote(sums);
  const withOne = (value: 0 | 1): readonly number[] =>
    [frozen.factorLeast, 0, frozen.factorMost].map(
      (factor) =>
        solveNote(addRating(sums, frozen, { value, factor, intercept: value === 1 ? frozen.interceptLeast : frozen.interceptMost }))
          .intercept,
    );
  return { lower: Math.min(intercept, ...withOne(0)), upper: Math.max(intercept, ...withOne(1)) };
};

const extreme = (values: Float64Array, pick: (a: number, b: number) => number): number =>
  values.reduce((a, b) => pick(a, b), values[0] ?? 0);

/** What stands still between two nightly fits. */
export const frozenOf = ({ packed, fit }: { readonly packed: PackedRatings; readonly fit: Fit }): Frozen => {
  const { intercept, factor } = fit.parameters.raters;
  const penalties = penaltiesOf(packed.matrix);
  return {
    mu: fit.parameters.mu,
    penalties: { noteIntercept: penalties.noteIntercept, noteFactor: penalties.noteFactor },
    interceptLeast: extreme(intercept, Math.min),
    interceptMost: extreme(intercept, Math.max),
    factorLeast: extreme(factor, Math.min),
    factorMost: extreme(factor, Math.max),
  };
};
