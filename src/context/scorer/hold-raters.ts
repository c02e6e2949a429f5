import { packRatings, type Parameters } from "#kit";
import { arrangeInput } from "./arrange-input.ts";
import { coalesced, countBy, type FittedNotes } from "./fit-notes.ts";
import { addRating, type Frozen, noSums, solveNote } from "./note-sums.ts";
import type { ScoreConfig } from "./score-config.ts";
import type { ScoreInput } from "./score.ts";

/**
 * What is found between two full runs: raters and mu stand still, each note is the exact optimum of its own ratings, O(1) a rating. Ratings of
 * raters whom the last full run did not count (new ones, and those it left out) wait for the next.
 */
export const holdRaters = (
  input: Pick<ScoreInput, "notes" | "raters" | "ratings" | "linked">,
  config: ScoreConfig,
  frozen: Frozen,
): FittedNotes => {
  const all = arrangeInput(input);
  const { keep: counted, groups: linked } = coalesced(all, input, config);
  const n = countBy(all.note, counted, all.notes.length);
  const isKnown = counted.map((kept, j) => (all.raters[all.rater[j]!]!.previous === undefined ? 0 : kept));
  const ofKnown = countBy(all.note, isKnown, all.notes.length);
  // A note of the last full run stays in; a new one needs as many ratings as there.
  const isIn = (place: number): boolean =>
    typeof all.notes[place]!.previous?.intercept === "number" || ofKnown[place]! >= config.minRatersPerNote;
  const keep = isKnown.map((kept, j) => (isIn(all.note[j]!) ? kept : 0));
  const packed = packRatings(all, keep);
  const known = Array.from(packed.raters, (place) => all.raters[place]!.previous ?? { intercept: 0, factor: 0 });
  const raters = {
    intercept: Float64Array.from(known, ({ intercept }) => intercept),
    factor: Float64Array.from(known, ({ factor }) => factor),
  };
  const { start, other, half } = packed.matrix.byNote;
  const solved = Array.from(packed.notes, (_, k) => {
    let sums = noSums(frozen);
    for (let j = start[k]!; j < start[k + 1]!; j += 1)
      sums = addRating(sums, frozen, { value: half[j]! / 2, intercept: raters.intercept[other[j]!]!, factor: raters.factor[other[j]!]! });
    return solveNote(sums);
  });
  const parameters: Parameters = {
    mu: frozen.mu,
    raters,
    notes: {
      intercept: Float64Array.from(solved, ({ intercept }) => intercept),
      factor: Float64Array.from(solved, ({ factor }) => factor),
    },
  };
  const last = { packed, fit: { parameters, loss: 0, sweeps: 0, gradient: 0, isAxisChanged: false } };
  return { all, n, linked, first: null, last, keep, frozen };
};
