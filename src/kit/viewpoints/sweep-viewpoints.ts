import type { RatingMatrix } from "./rating-matrix.ts";
import { type Parameters, type Penalties, solveSide, sumOf, sumOfProducts } from "./viewpoint-model.ts";

const shift = (values: Float64Array, by: number, along?: Float64Array): void => {
  for (let k = 0; k < values.length; k += 1) values[k]! += along === undefined ? by : by * along[k]!;
};

const scale = (values: Float64Array, by: number): void => {
  for (let k = 0; k < values.length; k += 1) values[k]! *= by;
};

/**
 * Exact minima of the loss along the directions that leave every prediction as it is: a constant between mu and the intercepts, a multiple of
 * one side's factors between the other's factors and its own intercepts, and the scale of the factors. Without them a fit takes five times as
 * many sweeps.
 */
const gauge = ({ notes: m, raters: u }: RatingMatrix, all: Parameters, penalties: Penalties): void => {
  const { raters, notes } = all;
  const { mu: ofMu, noteIntercept: ofNote, raterIntercept: ofRater, noteFactor, raterFactor } = penalties;
  const [a, b, c] = [ofNote * m + ofMu, ofMu, ofRater * u + ofMu];
  const d = ofMu * all.mu - ofNote * sumOf(notes.intercept);
  const e = ofMu * all.mu - ofRater * sumOf(raters.intercept);
  const det = a * c - b * b;
  const [toNotes, toRaters] = [(d * c - b * e) / det, (a * e - b * d) / det];
  shift(notes.intercept, toNotes);
  shift(raters.intercept, toRaters);
  all.mu -= toNotes + toRaters;

  const alpha =
    (ofRater * sumOfProducts(raters.intercept, raters.factor) - noteFactor * sumOf(notes.factor)) /
    (noteFactor * m + ofRater * sumOfProducts(raters.factor, raters.factor));
  shift(notes.factor, alpha);
  shift(raters.intercept, -alpha, raters.factor);
  const beta =
    (ofNote * sumOfProducts(notes.intercept, notes.factor) - raterFactor * sumOf(raters.factor)) /
    (raterFactor * u + ofNote * sumOfProducts(notes.factor, notes.factor));
  shift(raters.factor, beta);
  shift(notes.intercept, -beta, notes.factor);

  const [ofNotes, ofRaters] = [sumOfProducts(notes.factor, notes.factor), sumOfProducts(raters.factor, raters.factor)];
  if (ofNotes === 0 || ofRaters === 0) return;
  const by = ((noteFactor * ofNotes) / (raterFactor * ofRaters)) ** 0.25;
  scale(raters.factor, by);
  scale(notes.factor, 1 / by);
};

/** The best mu while everything else stands still. */
const solveMu = ({ byNote }: RatingMatrix, all: Parameters, penalties: Penalties): void => {
  const { start, other, half } = byNote;
  let sum = 0;
  for (let k = 0; k + 1 < start.length; k += 1) {
    for (let j = start[k]!; j < start[k + 1]!; j += 1) {
      const u = other[j]!;
      sum += half[j]! / 2 - all.raters.intercept[u]! - all.notes.intercept[k]! - all.raters.factor[u]! * all.notes.factor[k]!;
    }
  }
  all.mu = sum / (other.length + penalties.mu);
};

/** One step of the fit, in place: every note, every rater, mu, the gauge. The loss never rises. Returns the steepest derivative it met. */
export const sweepViewpoints = (matrix: RatingMatrix, all: Parameters, penalties: Penalties): number => {
  const ofNotes = solveSide(matrix.byNote, all.mu, all.notes, all.raters, penalties.noteIntercept, penalties.noteFactor);
  const ofRaters = solveSide(matrix.byRater, all.mu, all.raters, all.notes, penalties.raterIntercept, penalties.raterFactor);
  solveMu(matrix, all, penalties);
  gauge(matrix, all, penalties);
  return Math.max(ofNotes, ofRaters);
};
