import type { Evidence } from "./decide-status.ts";
import type { FittedNotes } from "./fit-notes.ts";
import { addRating, boundsOf, noSums, type NoteSums } from "./note-sums.ts";
import type { Side } from "./score.ts";

/** A note of the last fit. `place`: which it is; `sums`: those of its ratings. */
export type SeenNote = Evidence & { readonly place: number; readonly lower: number; readonly sums: NoteSums };

const sideOf = (halves: readonly number[]): Side => ({
  n: halves.length,
  mean: halves.length === 0 ? null : halves.reduce((sum, half) => sum + half, 0) / 2 / halves.length,
  net: halves.filter((half) => half === 2).length - halves.filter((half) => half === 0).length,
});

/** Counts, means and bounds of every note of the last fit; a rater's side is the sign of the factor, 0 counts as positive. */
export const lookAtNotes = ({ last, n, frozen }: FittedNotes): readonly SeenNote[] => {
  const { packed, fit } = last;
  const { raters, notes } = fit.parameters;
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
