import { type Reason, REASONS } from "./reasons.ts";

/** Ratings of one note with their reasons; `factor` is null for raters outside the fit. */
export type ReasonedRating = { readonly half: number; readonly reasons: number; readonly factor: number | null };

const RATERS_A_REASON = 2;
const REASONS_LEAST = 2;
const YES_REASONS = 5; // the first of REASONS belong to "yes", the others to "no"
const DILIGENCE: readonly Reason[] = ["sources-missing", "source-does-not-support", "incorrect"];

const BITS = 32; // reasons of a file that names others of its own lie above ours

/** Whether two different reasons for this outcome were given by two raters each. */
export const isExplainedBy = (ratings: readonly ReasonedRating[], isHelpful: boolean): boolean => {
  const raters = new Int32Array(BITS);
  for (const { half, reasons } of ratings) {
    if (half === (isHelpful ? 0 : 2)) continue;
    for (let bit = 0; bit < BITS; bit += 1) {
      const isOther = bit < REASONS.length && bit < YES_REASONS !== isHelpful;
      if (!isOther && (reasons & (1 << bit)) !== 0) raters[bit]! += 1;
    }
  }
  return raters.filter((n) => n >= RATERS_A_REASON).length >= REASONS_LEAST;
};

const MASKS: readonly { readonly why: "tags" | "diligence"; readonly mask: number }[] = [
  ...REASONS.slice(YES_REASONS).map((_, no) => ({ why: "tags" as const, mask: 1 << (YES_REASONS + no) })),
  { why: "diligence", mask: DILIGENCE.reduce((mask, reason) => mask | (1 << REASONS.indexOf(reason)), 0) },
];

/** For each mask the weight of the ratings that gave one of its reasons, and its share of all weights. */
export type ReasonWeights = readonly { readonly total: number; readonly share: number }[];

/**
 * Weighs reasons by how near their raters stand to the note on the axis: `1 / (1 + (d / d40)^5)`, d40 the distance that two in five of all ratings
 * do not reach (Community Notes' tag filter).
 */
export const weighReasons = (ratings: readonly ReasonedRating[], noteFactor: number, d40: number): ReasonWeights => {
  const weighed = ratings.flatMap(({ factor, reasons }) =>
    factor === null ? [] : [{ reasons, weight: 1 / (1 + (Math.abs(factor - noteFactor) / d40) ** 5) }],
  );
  const all = weighed.reduce((sum, { weight }) => sum + weight, 0);
  return MASKS.map(({ mask }) => {
    const total = weighed.reduce((sum, { reasons, weight }) => sum + ((reasons & mask) === 0 ? 0 : weight), 0);
    return { total, share: all > 0 ? total / all : 0 };
  });
};

const TOTAL_LEAST = 2.5;
const PERCENTILE = 0.95;

/** The share of each mask that helpful notes stay under, all but one in twenty. */
export const usualShares = (helpful: readonly ReasonWeights[]): readonly number[] =>
  MASKS.map((_, no) => {
    const shares = helpful.map((weights) => weights[no]?.share ?? 0).toSorted((a, b) => a - b);
    return shares[Math.min(shares.length - 1, Math.floor(PERCENTILE * shares.length))] ?? 1;
  });

/** Which filters a note falls to: a reason against it weighs much, and more than with helpful notes. */
export const filteredBy = (weights: ReasonWeights, usual: readonly number[]): readonly ("tags" | "diligence")[] => [
  ...new Set(
    MASKS.filter((_, no) => (weights[no]?.total ?? 0) > TOTAL_LEAST && (weights[no]?.share ?? 0) > (usual[no] ?? 1)).map(({ why }) => why),
  ),
];
