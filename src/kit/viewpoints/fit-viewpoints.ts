import { hashUnit } from "./hash-unit.ts";
import { hastenSweeps } from "./hasten-sweeps.ts";
import type { RatingMatrix, Rows } from "./rating-matrix.ts";
import { sweepViewpoints } from "./sweep-viewpoints.ts";
import { lossOf, type Parameters, penaltiesOf, steepestOf, sumOfProducts } from "./viewpoint-model.ts";

/** `gradient` is the steepest derivative of the loss at the end; `isAxisChanged`: a start other than the given one led lower. */
export type Fit = {
  readonly parameters: Parameters;
  readonly loss: number;
  readonly sweeps: number;
  readonly gradient: number;
  readonly isAxisChanged: boolean;
};

export type FitOptions = {
  /** Ids of the raters, by which starts and signs are drawn. */
  readonly ids: readonly string[];
  /** Parameters of a fit before; absent: a spectral start. */
  readonly warm?: Parameters;
  /** Starts drawn from the ids besides the first, of which the lowest loss wins. */
  readonly moreStarts?: number;
  /** The steepest derivative at which the fit has converged. */
  readonly tolerance?: number;
  /** Called after each sweep. */
  readonly rest?: () => void;
};

const TOLERANCE = 1e-6;
const SWEEPS_MOST = 2_000;
const SWEEPS_ALONE = 40; // most ratings need no more; until then a start finds its valley step by step
const LOOKED_AT_EVERY = 20; // sweeps, whether a start may still come to lie lower than another
const POWER_STEPS = 60;
const LOWER_BY = 1e-6; // a rating: less is the same optimum, reached from elsewhere

const zeros = (matrix: RatingMatrix): Parameters => ({
  mu: 0,
  raters: { intercept: new Float64Array(matrix.raters), factor: new Float64Array(matrix.raters) },
  notes: { intercept: new Float64Array(matrix.notes), factor: new Float64Array(matrix.notes) },
});

const copyOf = ({ mu, raters, notes }: Parameters): Parameters => ({
  mu,
  raters: { intercept: raters.intercept.slice(), factor: raters.factor.slice() },
  notes: { intercept: notes.intercept.slice(), factor: notes.factor.slice() },
});

/** Whether a start is out of the race: at its pace of late it would not come below `bar` in as many sweeps as there may be. */
const outOfRace = (bar: number): ((loss: number) => boolean) => {
  let before = Number.POSITIVE_INFINITY;
  return (loss) => {
    const pace = (before - loss) / LOOKED_AT_EVERY;
    before = loss;
    return loss - bar > pace * SWEEPS_MOST;
  };
};

/**
 * Sweeps until no derivative is steeper than `tolerance`. What a sweep meets is older than its end, so the end is measured by itself. With a `bar`
 * it stops where it will not come below that loss.
 */
const converge = (
  matrix: RatingMatrix,
  parameters: Parameters,
  { tolerance, rest }: { readonly tolerance: number; readonly rest: (() => void) | undefined },
  bar = Number.POSITIVE_INFINITY,
): Omit<Fit, "isAxisChanged"> => {
  const penalties = penaltiesOf(matrix);
  const isOut = outOfRace(bar);
  let sweeps = 0;
  let gradient = Number.POSITIVE_INFINITY;
  let hasten: (() => void) | null = null;
  while (sweeps < SWEEPS_MOST) {
    const met = sweepViewpoints(matrix, parameters, penalties);
    sweeps += 1;
    rest?.();
    if (met < 10 * tolerance) {
      gradient = steepestOf(matrix, parameters, penalties);
      if (gradient < tolerance) break;
    }
    if (bar < Number.POSITIVE_INFINITY && sweeps % LOOKED_AT_EVERY === 0 && isOut(lossOf(matrix, parameters, penalties))) break;
    if (sweeps > SWEEPS_ALONE) hasten?.();
    if (sweeps === SWEEPS_ALONE) hasten = hastenSweeps(matrix, parameters, penalties);
  }
  if (sweeps === SWEEPS_MOST) gradient = steepestOf(matrix, parameters, penalties);
  return { parameters, loss: lossOf(matrix, parameters, penalties), sweeps, gradient };
};

/** What is left of a rating when everything but the factors has been told. */
const residualRows = (rows: Rows, mu: number, own: Float64Array, across: Float64Array): Float64Array => {
  const left = new Float64Array(rows.other.length);
  for (let k = 0; k + 1 < rows.start.length; k += 1)
    for (let j = rows.start[k]!; j < rows.start[k + 1]!; j += 1) left[j] = rows.half[j]! / 2 - mu - own[k]! - across[rows.other[j]!]!;
  return left;
};

const multiplied = (rows: Rows, left: Float64Array, by: Float64Array): Float64Array => {
  const product = new Float64Array(rows.start.length - 1);
  for (let k = 0; k < product.length; k += 1)
    for (let j = rows.start[k]!; j < rows.start[k + 1]!; j += 1) product[k]! += left[j]! * by[rows.other[j]!]!;
  return product;
};

/** Brings a vector to length 1 and returns the length it had. */
const normalise = (values: Float64Array): number => {
  const length = Math.sqrt(sumOfProducts(values, values));
  if (length > 0) for (let k = 0; k < values.length; k += 1) values[k]! /= length;
  return length;
};

/**
 * Factors from the leading pair of singular vectors of what intercepts leave over. Where its singular value is too small for the penalties, the
 * optimum has no axis: all factors stay 0.
 */
const addSpectralFactors = (matrix: RatingMatrix, flat: Parameters, ids: readonly string[]): void => {
  const penalties = penaltiesOf(matrix);
  const ofNotes = residualRows(matrix.byNote, flat.mu, flat.notes.intercept, flat.raters.intercept);
  const ofRaters = residualRows(matrix.byRater, flat.mu, flat.raters.intercept, flat.notes.intercept);
  let x: Float64Array = Float64Array.from(ids, (id) => 2 * hashUnit(id) - 1);
  let y: Float64Array = new Float64Array(matrix.notes);
  let sigma = 0;
  normalise(x);
  for (let step = 0; step < POWER_STEPS; step += 1) {
    y = multiplied(matrix.byNote, ofNotes, x);
    normalise(y);
    x = multiplied(matrix.byRater, ofRaters, y);
    sigma = normalise(x);
  }
  if (sigma <= Math.sqrt(penalties.raterFactor * penalties.noteFactor)) return;
  const { start, other } = matrix.byNote;
  let square = 0;
  for (let k = 0; k < matrix.notes; k += 1) for (let j = start[k]!; j < start[k + 1]!; j += 1) square += (x[other[j]!]! * y[k]!) ** 2;
  const root = Math.sqrt(sigma / square);
  flat.raters.factor.set(x.map((value) => value * root));
  flat.notes.factor.set(y.map((value) => value * root));
};

/** Turns the axis so that at least half of the raters who have a side have a negative one; a tie is the first id's. */
const turnFirst = (all: Parameters): void => {
  let [negative, positive] = [0, 0];
  for (const factor of all.raters.factor) {
    if (factor < 0) negative += 1;
    if (factor > 0) positive += 1;
  }
  const first = all.raters.factor.find((factor) => factor !== 0) ?? 0;
  if (positive > negative || (positive === negative && first > 0)) turn(all);
};

const turn = ({ raters, notes }: Parameters): void => {
  for (const values of [raters.factor, notes.factor]) for (let k = 0; k < values.length; k += 1) values[k] = -values[k]!;
};

/** Whether all said the same: nobody differs from anybody, so there is no axis, though one would fill in what the penalty of mu leaves over. */
const isAllAlike = ({ byNote: { half } }: RatingMatrix): boolean => half.every((value) => value === half[0]);

/**
 * The optimum of one axis of viewpoints over ratings, by alternating exact ridge solves with gauge steps in float64. It depends on no seed, no
 * learning rate and no order of the input. Its sign is that of `warm`, or the one that makes most raters negative. `ids` must be sorted.
 */
export const fitViewpoints = (matrix: RatingMatrix, { ids, warm, moreStarts = 0, tolerance = TOLERANCE, rest }: FitOptions): Fit => {
  if (matrix.byNote.other.length === 0) return { parameters: zeros(matrix), loss: 0, sweeps: 0, gradient: 0, isAxisChanged: false };
  const how = { tolerance, rest };
  let flat: Parameters | undefined;
  const flatFit = (): Parameters => copyOf((flat ??= converge(matrix, zeros(matrix), how).parameters));
  if (isAllAlike(matrix)) return { ...converge(matrix, zeros(matrix), how), isAxisChanged: false };
  const spectral = (): Parameters => {
    const start = flatFit();
    addSpectralFactors(matrix, start, ids);
    return start;
  };
  const isWarm = warm?.raters.factor.some((factor) => factor !== 0) === true; // without an axis it would never find one
  const first = converge(matrix, isWarm ? copyOf(warm) : spectral(), how);
  let best = first;
  for (let no = 0; no < moreStarts; no += 1) {
    const start = flatFit();
    start.raters.factor.set(ids.map((id) => 2 * hashUnit(`${no}:${id}`) - 1));
    const bar = best.loss - LOWER_BY * matrix.byNote.other.length;
    const other = converge(matrix, start, how, bar);
    if (other.loss < bar) best = other;
  }
  if (!isWarm) turnFirst(best.parameters);
  else if (sumOfProducts(warm.raters.factor, best.parameters.raters.factor) < 0) turn(best.parameters);
  return { ...best, isAxisChanged: isWarm && best !== first };
};
