import { hashUnit, viewpointGauge } from "#kit";
import type { RatingColumns } from "./score.ts";

const RATINGS_MOST = 20_000; // as sure as all of them
const QUALIFIED = 5; // counted ratings from which on a rater's factor says something

type Named = readonly { readonly id: string }[];
export type GaugeInput = {
  readonly notes: Named;
  readonly raters: Named;
  readonly ratings: Pick<RatingColumns, "note" | "rater" | "half">;
};
export type Gauged = { readonly gauge: number; readonly raters: number };

/** How surely two sides can be told apart, and how many raters with at least 5 counted ratings there are: what a stage is decided by. */
export const gaugeOf = ({ notes, raters, ratings }: GaugeInput): Gauged => {
  const times = new Int32Array(raters.length);
  for (const rater of ratings.rater) times[rater] = (times[rater] ?? 0) + 1;
  const share = Math.min(1, RATINGS_MOST / Math.max(1, ratings.note.length));
  const isIn = notes.map(({ id }) => share === 1 || hashUnit(`gauge:${id}`) < share);
  const picked = Array.from(ratings.note, (_, j) => j).filter((j) => isIn[ratings.note[j]!] === true);
  const some = {
    note: Int32Array.from(picked, (j) => ratings.note[j]!),
    rater: Int32Array.from(picked, (j) => ratings.rater[j]!),
    half: Uint8Array.from(picked, (j) => ratings.half[j]!),
  };
  return {
    gauge:
      picked.length === 0
        ? 0
        : viewpointGauge(
            some,
            notes.map((note) => note.id),
            raters.map((rater) => rater.id),
          ),
    raters: times.filter((count) => count >= QUALIFIED).length,
  };
};
