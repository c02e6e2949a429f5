import type { RatingMatrix, Rows } from "./rating-matrix.ts";

/** Intercept and factor of each row of a side. */
export type SideParameters = { readonly intercept: Float64Array; readonly factor: Float64Array };

/** rating ≈ mu + intercept(rater) + intercept(note) + factor(rater) * factor(note). */
export type Parameters = { mu: number; readonly raters: SideParameters; readonly notes: SideParameters };

/** Weights of the squares of mu, intercepts and factors in the loss. */
export type Penalties = {
  readonly mu: number;
  readonly raterIntercept: number;
  readonly noteIntercept: number;
  readonly raterFactor: number;
  readonly noteFactor: number;
};

const OF_INTERCEPTS = 0.15;
const OF_FACTORS = 0.03; // both as in the public scorer of Community Notes, whose 0.40 depends on them

/** Penalties as in the public scorer's code: divided by the notes and raters there are, not summed over ratings. */
export const penaltiesOf = ({ notes, raters, byNote }: RatingMatrix): Penalties => {
  const ratings = byNote.other.length;
  return {
    mu: OF_INTERCEPTS * ratings,
    raterIntercept: (OF_INTERCEPTS * ratings) / Math.max(1, raters),
    noteIntercept: (OF_INTERCEPTS * ratings) / Math.max(1, notes),
    raterFactor: (OF_FACTORS * ratings) / Math.max(1, raters),
    noteFactor: (OF_FACTORS * ratings) / Math.max(1, notes),
  };
};

export const sumOf = (values: Float64Array): number => {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
};

export const sumOfProducts = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let k = 0; k < a.length; k += 1) sum += a[k]! * b[k]!;
  return sum;
};

/** The loss that a fit makes least: squared errors and squared parameters by their penalties. */
export const lossOf = (matrix: RatingMatrix, { mu, raters, notes }: Parameters, penalties: Penalties): number => {
  const { start, other, half } = matrix.byNote;
  let loss = penalties.mu * mu * mu;
  for (let k = 0; k < matrix.notes; k += 1) {
    for (let j = start[k]!; j < start[k + 1]!; j += 1) {
      const u = other[j]!;
      const error = half[j]! / 2 - mu - raters.intercept[u]! - notes.intercept[k]! - raters.factor[u]! * notes.factor[k]!;
      loss += error * error;
    }
  }
  return (
    loss +
    penalties.raterIntercept * sumOfProducts(raters.intercept, raters.intercept) +
    penalties.noteIntercept * sumOfProducts(notes.intercept, notes.intercept) +
    penalties.raterFactor * sumOfProducts(raters.factor, raters.factor) +
    penalties.noteFactor * sumOfProducts(notes.factor, notes.factor)
  );
};

/** Derivatives of the loss by every parameter, in the shape of the parameters. */
export const gradientOf = (matrix: RatingMatrix, { mu, raters, notes }: Parameters, penalties: Penalties): Parameters => {
  const { start, other, half } = matrix.byNote;
  const of = {
    mu: penalties.mu * mu,
    raters: {
      intercept: raters.intercept.map((value) => value * penalties.raterIntercept),
      factor: raters.factor.map((value) => value * penalties.raterFactor),
    },
    notes: {
      intercept: notes.intercept.map((value) => value * penalties.noteIntercept),
      factor: notes.factor.map((value) => value * penalties.noteFactor),
    },
  };
  for (let k = 0; k < matrix.notes; k += 1) {
    for (let j = start[k]!; j < start[k + 1]!; j += 1) {
      const u = other[j]!;
      const error = half[j]! / 2 - mu - raters.intercept[u]! - notes.intercept[k]! - raters.factor[u]! * notes.factor[k]!;
      of.mu -= error;
      of.raters.intercept[u]! -= error;
      of.notes.intercept[k]! -= error;
      of.raters.factor[u]! -= error * notes.factor[k]!;
      of.notes.factor[k]! -= error * raters.factor[u]!;
    }
  }
  const doubled = (side: SideParameters): SideParameters => ({
    intercept: side.intercept.map((value) => value * 2),
    factor: side.factor.map((value) => value * 2),
  });
  return { mu: of.mu * 2, raters: doubled(of.raters), notes: doubled(of.notes) };
};

const largestIn = (values: Float64Array): number => {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return largest;
};

/** The largest derivative of the loss by any parameter, without its sign. */
export const steepestOf = (matrix: RatingMatrix, parameters: Parameters, penalties: Penalties): number => {
  const { mu, raters, notes } = gradientOf(matrix, parameters, penalties);
  return Math.max(Math.abs(mu), ...[raters.intercept, raters.factor, notes.intercept, notes.factor].map(largestIn));
};

/**
 * The best intercepts and factors of one side while the other stands still: a ridge regression with two unknowns a row, solved exactly. Returns
 * the largest derivative by this side's parameters before the step.
 */
export const solveSide = (
  rows: Rows,
  mu: number,
  own: SideParameters,
  across: SideParameters,
  ofIntercept: number,
  ofFactor: number,
): number => {
  const { start, other, half } = rows;
  let steepest = 0;
  for (let k = 0; k + 1 < start.length; k += 1) {
    let [a, b, c, d, e] = [ofIntercept, 0, ofFactor, 0, 0];
    const end = start[k + 1]!;
    for (let j = start[k]!; j < end; j += 1) {
      const u = other[j]!;
      const x = across.factor[u]!;
      const y = half[j]! / 2 - mu - across.intercept[u]!;
      a += 1;
      b += x;
      c += x * x;
      d += y;
      e += x * y;
    }
    const [i, f] = [own.intercept[k]!, own.factor[k]!];
    steepest = Math.max(steepest, 2 * Math.abs(a * i + b * f - d), 2 * Math.abs(b * i + c * f - e));
    const det = a * c - b * b;
    own.intercept[k] = (c * d - b * e) / det;
    own.factor[k] = (a * e - b * d) / det;
  }
  return steepest;
};
