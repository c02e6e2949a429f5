import { HOUR } from "#kit";

/** What a comment's place in the orders is made of. Counts are of members, `seen` and `typical` of readers. */
export type Evidence = {
  readonly respect: number;
  readonly doesntHelp: number;
  /** Readers who had it in view, as far as is known. */
  readonly seen: number;
  /** Stands in for `seen` where nothing is known: what comments of this conversation usually get. */
  readonly typical: number;
  readonly isPicked: boolean;
  readonly ageMs: number;
};

/** `best` and `respected` are whole millionths; the parts of `best` are shares of 1. `nextMs`: the age at which `best` changes by itself. */
export type Score = {
  readonly best: number;
  readonly respected: number;
  readonly bound: number;
  readonly freshness: number;
  readonly pick: number;
  readonly nextMs: number | null;
};

const Z = 1.281551565545; // 90 % one-sided: the bound that Reddit's "best" uses

/**
 * The lower bound of the Wilson score interval of `u` in `n` (Wilson 1927; Miller, "How not to sort by average rating"): what share of readers
 * would value it at the least, judging by so few. 0 without trials.
 */
export const wilsonLower = (u: number, n: number): number => {
  if (n <= 0) return 0;
  const p = Math.min(1, u / n);
  const square = Z * Z;
  return Math.max(0, (p + square / (2 * n) - Z * Math.sqrt((p * (1 - p) + square / (4 * n)) / n)) / (1 + square / n));
};

const OF_BOUND = 0.85;
const OF_FRESHNESS = 0.15; // a new comment stands beside one that a sixth of its readers respect, until it has readers of its own
const OF_PICK = 0.1;
const FRESH_MS = 6 * HOUR;
/** Freshness falls in steps, so that a score is stored and changes seven times at most. */
const STEPS = [0, 1, 3, 6, 12, 24, 48].map((hours) => hours * HOUR);

/** exp(-age / 6 h) at the step the age has reached; 0 from two days on; a comment from the future (clocks differ) is new. */
const freshnessAt = (ageMs: number): { readonly value: number; readonly nextMs: number | null } => {
  const reached = STEPS.findLastIndex((step) => step <= Math.max(0, ageMs));
  const isOver = reached === STEPS.length - 1;
  return { value: isOver ? 0 : Math.exp(-(STEPS[reached] ?? 0) / FRESH_MS), nextMs: STEPS[reached + 1] ?? null };
};

const MILLION = 1_000_000;

/**
 * Where a comment stands by what is known of it, and why. The same evidence gives the same score on every machine. A "doesn't help" counts as
 * two readers who were not moved: the one who saw it, and one against.
 */
export const scoreComment = ({ respect, doesntHelp, seen, typical, isPicked, ageMs }: Evidence): Score => {
  const readers = Math.max(seen > 0 ? seen : typical, respect + doesntHelp) + doesntHelp;
  const bound = OF_BOUND * wilsonLower(respect, readers);
  const { value, nextMs } = freshnessAt(ageMs);
  const freshness = OF_FRESHNESS * value;
  const pick = isPicked ? OF_PICK : 0;
  return {
    best: Math.round(MILLION * (bound + freshness + pick)),
    respected: Math.round(MILLION * wilsonLower(respect, respect + doesntHelp)),
    bound,
    freshness,
    pick,
    nextMs,
  };
};
