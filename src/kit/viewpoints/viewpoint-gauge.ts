import { fitViewpoints } from "./fit-viewpoints.ts";
import { hashUnit } from "./hash-unit.ts";
import { packRatings, type RatingTriples } from "./pack-ratings.ts";

const SPLITS = 5;
const RATINGS_IN_A_HALF = 3;
const RATERS_LEAST = 3; // two points always lie on a line

/** Pearson's correlation; 0 where one of the two does not vary. */
const correlation = (pairs: readonly (readonly [number, number])[]): number => {
  const mean = (side: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length;
  const [a, b] = [mean(0), mean(1)];
  let [ab, aa, bb] = [0, 0, 0];
  for (const [x, y] of pairs) {
    ab += (x - a) * (y - b);
    aa += (x - a) ** 2;
    bb += (y - b) ** 2;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
};

/** Factors and numbers of ratings of the raters, by their places, in a fit of the ratings whose notes are marked. */
const halfFit = (ratings: RatingTriples, isIn: Uint8Array, raterIds: readonly string[]) => {
  const { matrix, raters } = packRatings(
    ratings,
    Uint8Array.from(ratings.note, (place) => isIn[place]!),
  );
  const { factor } = fitViewpoints(matrix, { ids: Array.from(raters, (place) => raterIds[place] ?? "") }).parameters.raters;
  const { start } = matrix.byRater;
  return new Map(Array.from(raters, (place, u) => [place, { factor: factor[u]!, n: start[u + 1]! - start[u]! }] as const));
};

/**
 * How much of a common axis there is, from 0 to 1: notes are split in halves, each is fitted by itself, and the raters' factors are compared
 * (raters with 3 ratings in both). Median of five splits drawn from the notes' ids. A community of one camp has about 0.1, two camps 0.4 and
 * more. The ids are those of the places, in ascending order.
 */
export const viewpointGauge = (ratings: RatingTriples, noteIds: readonly string[], raterIds: readonly string[]): number => {
  const rated = new Set(ratings.note);
  const found: number[] = [];
  for (let no = 0; no < SPLITS; no += 1) {
    const drawn = [...rated]
      .map((k) => ({ k, by: hashUnit(`split ${no}:${noteIds[k] ?? ""}`) }))
      .toSorted((a, b) => a.by - b.by || a.k - b.k);
    const isIn = new Uint8Array(noteIds.length);
    for (const { k } of drawn.slice(0, Math.ceil(drawn.length / 2))) isIn[k] = 1;
    const one = halfFit(ratings, isIn, raterIds);
    const two = halfFit(
      ratings,
      isIn.map((value) => 1 - value),
      raterIds,
    );
    const pairs: (readonly [number, number])[] = [];
    for (const [place, here] of one) {
      const there = two.get(place);
      if (there !== undefined && Math.min(here.n, there.n) >= RATINGS_IN_A_HALF) pairs.push([here.factor, there.factor]);
    }
    found.push(pairs.length < RATERS_LEAST ? 0 : Math.abs(correlation(pairs)));
  }
  return found.toSorted((a, b) => a - b)[Math.floor(SPLITS / 2)] ?? 0;
};
