import { type Fit, type FitOptions, fitViewpoints, packRatings, type PackedRatings, type Parameters } from "#kit";
import { type Arranged, arrangeInput } from "./arrange-input.ts";
import { agreeingRaters, type Preliminary, rejectedAuthors } from "./check-raters.ts";
import { coalesceBursts } from "./coalesce-bursts.ts";
import { preliminaryStatus } from "./decide-status.ts";
import type { ScoreConfig } from "./score-config.ts";
import { type Frozen, frozenOf } from "./note-sums.ts";
import type { ScoreInput } from "./score.ts";

/** A fit with the ratings in it; rows of the matrix are places `packed.notes` and `packed.raters` of the input in order. */
export type PackedFit = { readonly packed: PackedRatings; readonly fit: Fit };

/** Both fits and what lay between them. `n`: ratings of each note that counted, after bursts were made one. */
export type FittedNotes = {
  readonly all: Arranged;
  readonly n: Int32Array;
  readonly linked: readonly (readonly number[])[];
  /** Null where raters stood still: there is one fit. */
  readonly first: PackedFit | null;
  readonly last: PackedFit;
  readonly frozen: Frozen;
  /** Ratings of the last fit, 1 each. */
  readonly keep: Uint8Array;
  readonly rest?: () => void;
};

export const countBy = (places: Int32Array, keep: Uint8Array, of: number): Int32Array => {
  const counts = new Int32Array(of);
  for (let j = 0; j < places.length; j += 1) if (keep[j] === 1) counts[places[j]!]! += 1;
  return counts;
};

/** Leaves out, in place, what has too few ratings to say anything: notes, then raters, then notes once more. */
const prefilter = ({ note, rater, notes, raters }: Arranged, keep: Uint8Array, config: ScoreConfig): void => {
  const drop = (places: Int32Array, of: number, least: number): void => {
    const counts = countBy(places, keep, of);
    for (let j = 0; j < keep.length; j += 1) if (counts[places[j]!]! < least) keep[j] = 0;
  };
  drop(note, notes.length, config.minRatersPerNote);
  drop(rater, raters.length, config.minRatingsPerRater);
  drop(note, notes.length, config.minRatersPerNote);
};

/** The parameters of the run before for these rows; undefined where no rater has any. */
const warmStart = ({ notes, raters }: Arranged, packed: PackedRatings): Parameters | undefined => {
  const known = Array.from(packed.raters, (place) => raters[place]!.previous);
  if (known.every((one) => one === undefined)) return undefined;
  const own = Array.from(packed.notes, (place) => notes[place]!.previous);
  return {
    mu: 0,
    raters: {
      intercept: Float64Array.from(known, (one) => one?.intercept ?? 0),
      factor: Float64Array.from(known, (one) => one?.factor ?? 0),
    },
    notes: {
      intercept: Float64Array.from(own, (one) => one?.intercept ?? 0),
      factor: Float64Array.from(own, (one) => one?.factor ?? 0),
    },
  };
};

export const fitPacked = (all: Arranged, keep: Uint8Array, options: Pick<FitOptions, "moreStarts" | "tolerance" | "rest">): PackedFit => {
  const packed = packRatings(all, keep);
  const ids = Array.from(packed.raters, (place) => all.raters[place]!.id);
  const warm = warmStart(all, packed);
  return { packed, fit: fitViewpoints(packed.matrix, { ids, ...(warm === undefined ? {} : { warm }), ...options }) };
};

/** The ratings that count once those who rate as one are one. Votes on comments are looked at by nobody: who reads along votes along. */
export const coalesced = (
  all: Arranged,
  { linked }: Pick<ScoreInput, "linked">,
  config: ScoreConfig,
): ReturnType<typeof coalesceBursts> => {
  const places = new Map(all.raters.map(({ id }, place) => [id, place] as const));
  const known = (linked ?? []).map((ids) => ids.flatMap((id) => places.get(id) ?? []));
  return coalesceBursts(all, all.raters.length, all.authors, config.coalesce, {
    known,
    isLookedAt: Uint8Array.from(all.note, (place) => (all.notes[place]!.isComment === true ? 0 : 1)),
  });
};

/** Steps 1 to 6 of the pipeline: bursts, prefilter, first fit, agreement, authors, second fit. */
export const fitNotes = (
  input: Pick<ScoreInput, "notes" | "raters" | "ratings" | "linked" | "rest">,
  config: ScoreConfig,
  more: Pick<FitOptions, "moreStarts" | "tolerance">,
): FittedNotes => {
  const rested = input.rest === undefined ? {} : { rest: input.rest };
  const options = { ...more, ...rested };
  const all = arrangeInput(input);
  const { keep: counted, groups: linked } = coalesced(all, input, config);
  const n = countBy(all.note, counted, all.notes.length);
  const keep = counted.slice();
  prefilter(all, keep, config);
  const first = fitPacked(all, keep, options);
  const preliminary: Preliminary[] = Array.from(n, () => null);
  for (const [row, place] of first.packed.notes.entries()) {
    if (all.notes[place]!.isComment === true) continue;
    const [intercept, factor] = [first.fit.parameters.notes.intercept[row]!, first.fit.parameters.notes.factor[row]!];
    preliminary[place] = { intercept, status: preliminaryStatus(n[place]!, intercept, factor, config) };
  }
  const checked = { ...all, isValid: all.isValid.map((isValid, j) => (counted[j] === 1 ? isValid : 0)) };
  const agreeing = agreeingRaters(checked, preliminary, all.raters.length, config);
  const rejected = rejectedAuthors(preliminary, all.authors, config);
  for (let j = 0; j < keep.length; j += 1) if (agreeing[all.rater[j]!] !== 1 || rejected.has(all.rater[j]!)) keep[j] = 0;
  const last = fitPacked(all, keep, options);
  return { all, n, linked, first, last, keep, frozen: frozenOf(last), ...rested };
};
