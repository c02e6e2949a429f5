import { wilsonLower } from "../score-comment.ts";

/** Votes of one group on one comment: for, against, and all who saw it to vote (with those who passed). */
export type Cell = { readonly agree: number; readonly disagree: number; readonly seen: number };

/** One proportion against a half, as Polis has it. A single vote passes 1: never use it without a least number of votes. */
export const propTest = (x: number, n: number): number => 2 * Math.sqrt(n + 1) * ((x + 1) / (n + 1) - 0.5);

/** Two proportions against each other, every count one more (Polis). */
export const twoPropTest = (xIn: number, xOut: number, nIn: number, nOut: number): number => {
  const [a, b, n, m] = [xIn + 1, xOut + 1, nIn + 1, nOut + 1];
  const pooled = (a + b) / (n + m);
  return pooled >= 1 ? 0 : (a / n - b / m) / Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
};

/** Group-informed consensus that compares across numbers of groups: the geometric mean of each group's agreement, less its disagreement. */
export const gicGeo = (groups: readonly Cell[]): number =>
  Math.exp(
    groups.reduce(
      (sum, { agree, disagree, seen }) => sum + Math.log(((agree + 0.5) / (seen + 1)) * (1 - (disagree + 0.5) / (seen + 1))),
      0,
    ) / groups.length,
  );

const LOWEST = 0.02;

/** A cautious share of respect from `respect` of `n` votes: 0.211 without any. */
const cautiousShare = (respect: number, n: number): number => {
  const mean = (respect + 1) / (n + 2);
  return Math.max(LOWEST, mean - Math.sqrt((mean * (1 - mean)) / (n + 3)));
};

export type GroupVotes = { readonly respect: number; readonly doesntHelp: number };

/**
 * Where a comment stands in the bridging order, from 0 to 1: the geometric mean of its cautious shares of respect, every group weighing the same
 * however large it is. Without groups the lower bound over everybody stands in.
 */
export const bridgingScore = (groups: readonly GroupVotes[], all: GroupVotes): number =>
  groups.length === 0
    ? wilsonLower(all.respect, all.respect + all.doesntHelp)
    : Math.exp(
        groups.reduce((sum, { respect, doesntHelp }) => sum + Math.log(cautiousShare(respect, respect + doesntHelp)), 0) / groups.length,
      );

const Z = 1.2816; // 90 % one-sided

/** What tells a group apart on a comment. `p`: the one-sided chance that its votes differ so much by luck. */
export type Standout = {
  readonly side: "agree" | "disagree";
  /** How strongly, to compare by. */
  readonly metric: number;
  readonly passes: boolean;
  readonly p: number;
};

/** How representative a comment is of the group `own`, against everybody else `rest` (Polis' tests and ranking). */
export const standoutOf = (own: Cell, rest: Cell): Standout => {
  const share = (x: number, n: number): number => (x + 1) / (n + 2);
  const ofSide = (side: "agree" | "disagree"): Standout => {
    const [x, y] = [own[side], rest[side]];
    const p = share(x, own.seen);
    const ratio = p / share(y, rest.seen);
    const [test, apart] = [propTest(x, own.seen), twoPropTest(x, y, own.seen, rest.seen)];
    return { side, metric: ratio * apart * p * test, passes: test > Z && apart > Z, p: 1 - normalBelow(Math.min(test, apart)) };
  };
  const [agree, disagree] = [ofSide("agree"), ofSide("disagree")];
  const isAgree = twoPropTest(own.agree, rest.agree, own.seen, rest.seen) >= twoPropTest(own.disagree, rest.disagree, own.seen, rest.seen);
  return isAgree ? agree : disagree;
};

/** The standard normal distribution below z (Abramowitz and Stegun 26.2.17, error under 1e-7). */
const normalBelow = (z: number): number => {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z >= 0 ? 1 - tail : tail;
};

/** Which of many findings stand when one in ten of those that stand may be luck (Benjamini and Hochberg 1995). */
export const standingFindings = (chances: readonly number[], falseShare = 0.1): readonly boolean[] => {
  const ascending = chances.toSorted((a, b) => a - b);
  const last = ascending.findLastIndex((chance, no) => chance <= (falseShare * (no + 1)) / chances.length);
  const bar = last < 0 ? -1 : ascending[last]!;
  return chances.map((chance) => chance <= bar);
};
