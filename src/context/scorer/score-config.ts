/** The numbers of the status rules; names as in the golden data. */
export type ScoreConfig = {
  readonly minRatersPerNote: number;
  readonly minRatingsPerRater: number;
  readonly minRatingsForStatus: number;
  readonly helpfulIntercept: number;
  readonly notHelpfulIntercept: number;
  readonly notHelpfulFactorMult: number;
  readonly maxFactor: number;
  readonly ucbNotHelpful: number;
  readonly ratioMaxPerSide: number;
  readonly ratioMaxAvg: number;
  readonly ratioMinPerSide: number;
  readonly netHelpfulMin: number;
  readonly netHelpfulBig: number;
  readonly netHelpfulRatio: number;
  readonly raterAgreeMin: number;
  readonly authorCrnhMultiplier: number;
  readonly authorMinRatioDiff: number;
  readonly authorMinMean: number;
  /** What becomes of a rater of whom no valid rating is known. */
  readonly raterWithoutEvidence: "include" | "exclude";
  /** Minutes, notes, and share of the smaller rater's ratings, at which two raters are taken for one. */
  readonly coalesce: { readonly windowMin: number; readonly minShared: number; readonly minShare: number };
};

/** From 100 raters on (S2). Thresholds are those of Community Notes, as its code has them. */
export const LARGE: ScoreConfig = {
  minRatersPerNote: 5,
  minRatingsPerRater: 10,
  minRatingsForStatus: 5,
  helpfulIntercept: 0.4,
  notHelpfulIntercept: -0.05,
  notHelpfulFactorMult: 0.8,
  maxFactor: 0.5,
  ucbNotHelpful: -0.04,
  ratioMaxPerSide: 0.4,
  ratioMaxAvg: 0.3,
  ratioMinPerSide: 3,
  netHelpfulMin: 4,
  netHelpfulBig: 10,
  netHelpfulRatio: 0.05,
  raterAgreeMin: 0.66,
  authorCrnhMultiplier: 5,
  authorMinRatioDiff: 0,
  authorMinMean: 0.05,
  raterWithoutEvidence: "exclude",
  coalesce: { windowMin: 10, minShared: 6, minShare: 0.4 },
};

/** From 30 raters on (S1). */
export const SMALL: ScoreConfig = { ...LARGE, minRatingsPerRater: 5, netHelpfulMin: 3, raterWithoutEvidence: "include" };

const FITTING_BAR = 0.92; // a share of "yes" on both sides that hardly any note reaches
const LOWEST = 0.25;
const DAYS = 7;

/** The share of helpful ratings on both sides that a note needs to reach `threshold`, for many ratings. */
export const barAt = (mu: number, threshold = LARGE.helpfulIntercept): number => 2 * mu + threshold;

/**
 * The intercept at which a note is helpful, by the last runs' mu, newest last, one a night. Where a community calls nearly everything helpful,
 * mu rises and nothing could reach 0.40: after a week it is lowered.
 */
export const thresholdFor = (mus: readonly number[]): number => {
  const week = mus.slice(-DAYS);
  const isTooHigh = week.length === DAYS && week.every((mu) => barAt(mu) > FITTING_BAR);
  return isTooHigh ? Math.max(LOWEST, 0.8 - 2 * (week.at(-1) ?? 0)) : LARGE.helpfulIntercept;
};
