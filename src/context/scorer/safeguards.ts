import { type FittedNotes, fitPacked } from "./fit-notes.ts";
import type { SeenNote } from "./look-at-notes.ts";
import { addRating, noSums, type NoteSums, solveNote } from "./note-sums.ts";

const REFIT_LEAST = 0.37;
const MOST_ACTIVE = 0.001; // share of raters

/** Intercepts by place in a fit without the ratings of some raters; where raters stand still, by what is left of each note's own. */
const interceptsWithout = (
  { all, keep, first, frozen, last, rest }: FittedNotes,
  without: ReadonlySet<number>,
  tolerance: number | undefined,
): ReadonlyMap<number, number> => {
  const less = keep.map((kept, j) => (without.has(all.rater[j]!) ? 0 : kept));
  if (first === null) {
    const own = last.fit.parameters.raters;
    const rowOf = new Map(Array.from(last.packed.raters, (place, u) => [place, u] as const));
    const sums = new Map<number, NoteSums>();
    for (let j = 0; j < less.length; j += 1) {
      if (less[j] === 0) continue;
      const u = rowOf.get(all.rater[j]!)!;
      const rating = { value: all.half[j]! / 2, intercept: own.intercept[u]!, factor: own.factor[u]! };
      sums.set(all.note[j]!, addRating(sums.get(all.note[j]!) ?? noSums(frozen), frozen, rating));
    }
    return new Map([...sums].map(([place, each]) => [place, solveNote(each).intercept] as const));
  }
  const { packed, fit } = fitPacked(all, less, {
    ...(tolerance === undefined ? {} : { tolerance }),
    ...(rest === undefined ? {} : { rest }),
  });
  return new Map(Array.from(packed.notes, (place, k) => [place, fit.parameters.notes.intercept[k]!] as const));
};

/** Places of notes that would not be helpful without the most active raters, or without those who rated as one. Two fits. */
export const failedSafeguards = (fitted: FittedNotes, seen: readonly SeenNote[], tolerance?: number): ReadonlySet<number> => {
  const { raters, matrix } = fitted.last.packed;
  const { start } = matrix.byRater;
  const byActivity = Array.from(raters, (place, u) => ({ place, n: start[u + 1]! - start[u]! })).toSorted(
    (a, b) => b.n - a.n || a.place - b.place,
  );
  const most = byActivity.slice(0, Math.max(1, Math.floor(MOST_ACTIVE * byActivity.length)));
  const linked = fitted.linked.flat();
  const refits = [most.map(({ place }) => place), ...(linked.length === 0 ? [] : [linked])].map((places) =>
    interceptsWithout(fitted, new Set(places), tolerance),
  );
  return new Set(seen.map(({ place }) => place).filter((place) => refits.some((refit) => (refit.get(place) ?? 0) < REFIT_LEAST)));
};

const ASKED = 1;
const ASKED_LEAST = 8;
const ASKED_A_SIDE = 2;
const ASKED_BLOCKS = 0.3;
const APART = 0.15;

export type AskedOpinion = { readonly isBlocked: boolean; readonly isBuried: boolean };

/**
 * What the raters who were asked at random say by themselves, where eight answered, two a side: a note that only volunteers find helpful is
 * blocked, one that only volunteers bury is for the desk's list.
 */
export const askedOpinions = (
  { all, keep, last, frozen }: FittedNotes,
  seen: readonly SeenNote[],
  threshold: number,
): ReadonlyMap<number, AskedOpinion> => {
  if (all.source === null) return new Map();
  const { intercept, factor } = last.fit.parameters.raters;
  const rowOf = new Map(Array.from(last.packed.raters, (place, u) => [place, u] as const));
  const asked = new Map<number, { sums: ReturnType<typeof noSums>; negative: number; positive: number }>();
  const others = new Map<number, ReturnType<typeof noSums>>();
  for (let j = 0; j < keep.length; j += 1) {
    if (keep[j] === 0) continue;
    const [place, u] = [all.note[j]!, rowOf.get(all.rater[j]!)!];
    const rating = { value: all.half[j]! / 2, intercept: intercept[u]!, factor: factor[u]! };
    if (all.source[j] !== ASKED) {
      others.set(place, addRating(others.get(place) ?? noSums(frozen), frozen, rating));
      continue;
    }
    const so = asked.get(place) ?? { sums: noSums(frozen), negative: 0, positive: 0 };
    so.sums = addRating(so.sums, frozen, rating);
    so[rating.factor < 0 ? "negative" : "positive"] += 1;
    asked.set(place, so);
  }
  const opinions = seen.flatMap((note) => {
    const so = asked.get(note.place);
    if (so === undefined || so.negative + so.positive < ASKED_LEAST || Math.min(so.negative, so.positive) < ASKED_A_SIDE) return [];
    const own = solveNote(so.sums).intercept;
    const organic = solveNote(others.get(note.place) ?? noSums(frozen)).intercept;
    const isBlocked = own <= ASKED_BLOCKS && own <= note.intercept - APART;
    return [[note.place, { isBlocked, isBuried: own >= threshold && organic <= own - APART }] as const];
  });
  return new Map(opinions);
};
