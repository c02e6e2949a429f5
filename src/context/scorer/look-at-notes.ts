import { penaltiesOf } from "#kit";
import type { Evidence } from "./decide-status.ts";
import type { FittedNotes } from "./fit-notes.ts";
import { addRating, boundsOf, type Frozen, noSums, type NoteSums } from "./note-sums.ts";
import type { Side } from "./score.ts";

/** A note of the last fit. `place`: which it is; `sums`: those of its ratings. */
export type SeenNote = Evidence & { readonly place: number; readonly lower: number; readonly sums: NoteSums };

const extreme = (values: Float64Array, pick: (a: number, b: number) => number): number =>
  values.reduce((a, b) => pick(a, b), values[0] ?? 0);

/** What stands still between two nightly fits. */
export const frozenOf = ({ packed, fit }: FittedNotes["last"]): Frozen => {
  const { intercept, factor } = fit.parameters.raters;
  return {
    mu: fit.parameters.mu,
    penalties: penaltiesOf(packed.matrix),
    interceptLeast: extreme(intercept, Math.min),
    interceptMost: extreme(intercept, Math.max),
    factorLeast: extreme(factor, Math.min),
    factorMost: extreme(factor, Math.max),
  };
};

const sideOf = (halves: readonly number[]): Side => ({
  n: halves.length,
  mean: halves.length === 0 ? null : halves.reduce((sum, half) => sum + half, 0) / 2 / halves.length,
  net: halves.filter((half) => half === 2).length - halves.filter((half) => half === 0).length,
});

/** Counts, means and bounds of every note of the last fit; a rater's side is the sign of the factor, 0 counts as positive. */
export const lookAtNotes = ({ last, n }: FittedNotes): readonly SeenNote[] => {
  const { packed, fit } = last;
  const { raters, notes } = fit.parameters;
  const frozen = frozenOf(last);
  const { start, other, half } = packed.matrix.byNote;
  return Array.from(packed.notes, (place, k) => {
    let sums = noSums(frozen);
    const [negative, positive]: [number[], number[]] = [[], []];
    for (let j = start[k]!; j < start[k + 1]!; j += 1) {
      const u = other[j]!;
      const factor = raters.factor[u]!;
      (factor < 0 ? negative : positive).push(half[j]!);
      sums = addRating(sums, frozen, { value: half[j]! / 2, intercept: raters.intercept[u]!, factor });
    }
    return {
      place,
      n: n[place]!,
      intercept: notes.intercept[k]!,
      factor: notes.factor[k]!,
      ...boundsOf(sums, frozen),
      sums,
      negative: sideOf(negative),
      positive: sideOf(positive),
    };
  });
};
