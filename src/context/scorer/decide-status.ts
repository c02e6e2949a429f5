import type { ScoreConfig } from "./score-config.ts";
import type { NoteStatus, Side } from "./score.ts";

/** A note's numbers; `n` counts every rating that counted, sides only those in the last fit. */
export type Evidence = {
  readonly n: number;
  readonly intercept: number;
  readonly factor: number;
  readonly upper: number;
  readonly negative: Side;
  readonly positive: Side;
};

export type Decision = { readonly status: NoteStatus; readonly why: readonly string[] };

/** What the fit alone says, before raters are looked at: the intercept and the diamond. */
export const preliminaryStatus = (n: number, intercept: number, factor: number, config: ScoreConfig): NoteStatus => {
  if (n < config.minRatingsForStatus) return "NEEDS_MORE_RATINGS";
  if (intercept >= config.helpfulIntercept) return "HELPFUL";
  return intercept <= config.notHelpfulIntercept - config.notHelpfulFactorMult * Math.abs(factor) ? "NOT_HELPFUL" : "NEEDS_MORE_RATINGS";
};

/** Yes minus no on the side where it is less; 0 where a side is empty. */
export const netMinOf = ({ negative, positive }: Pick<Evidence, "negative" | "positive">): number =>
  Math.max(0, Math.min(negative.net, positive.net));

const areBothSidesAgainst = ({ negative, positive }: Evidence, config: ScoreConfig): boolean => {
  const [a, b] = [negative.mean ?? 1, positive.mean ?? 1];
  return (
    Math.min(negative.n, positive.n) >= config.ratioMinPerSide &&
    Math.max(a, b) <= config.ratioMaxPerSide &&
    (a + b) / 2 <= config.ratioMaxAvg
  );
};

/** Rules 1 to 5 of the status, without what needs more than the fit: each may overwrite the one before. */
export const decideStatus = (evidence: Evidence, config: ScoreConfig, blocks: readonly Block[] = []): Decision => {
  const { n, intercept, factor, upper } = evidence;
  if (n < config.minRatingsForStatus) return { status: "NEEDS_MORE_RATINGS", why: ["default"] };
  if (intercept <= config.notHelpfulIntercept - config.notHelpfulFactorMult * Math.abs(factor))
    return { status: "NOT_HELPFUL", why: ["diamond"] };
  if (upper < config.ucbNotHelpful) return { status: "NOT_HELPFUL", why: ["ucb"] };
  if (areBothSidesAgainst(evidence, config)) return { status: "NOT_HELPFUL", why: ["ratio"] };
  if (intercept < config.helpfulIntercept) return { status: "NEEDS_MORE_RATINGS", why: ["default"] };
  const back = [
    ...(Math.abs(factor) > config.maxFactor ? ["factor"] : []),
    ...blocks.filter(({ to }) => to === "more").map(({ why }) => why),
  ];
  if (back.length > 0) return { status: "NEEDS_MORE_RATINGS", why: ["intercept", ...back] };
  const net = netMinOf(evidence);
  const isNetLow = net < config.netHelpfulMin || (net < config.netHelpfulBig && net / n < config.netHelpfulRatio);
  const help = [...(isNetLow ? ["netHelpful"] : []), ...blocks.filter(({ to }) => to === "help").map(({ why }) => why)];
  return help.length > 0 ? { status: "NEEDS_YOUR_HELP", why: ["intercept", ...help] } : { status: "HELPFUL", why: ["intercept"] };
};

/** What else keeps a note from HELPFUL: back to more ratings, or to those whose help is missing. */
export type Block = {
  readonly to: "more" | "help";
  readonly why: "tags" | "diligence" | "groupVeto" | "groupMissing" | "safeguard" | "asked";
};
