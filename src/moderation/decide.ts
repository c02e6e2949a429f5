import type { Rule } from "#conversation";
import { ASKS, type Asks, type Signal } from "./signal.ts";

/** `publish` may be watched: it stands in the queue until somebody has looked. */
export type Decision = {
  readonly verdict: Exclude<Asks, "nothing"> | "publish";
  readonly rule: Rule | null;
  readonly because: Signal | null;
};

/** For what no rule of the house is named: to speak to the story. */
export const RULE_UNSAID: Rule = "1";

/**
 * The one place where signals become a decision: the hardest thing that any of them asks for. What would send words back a second time holds
 * them instead, so that nobody learns a filter by trying, and a person decides.
 */
export const decide = (signals: readonly Signal[], isSecondTry: boolean): Decision => {
  const hard = (signal: Signal): number => ASKS.indexOf(signal.asks);
  const [because] = signals.toSorted((one, other) => hard(other) - hard(one) || other.score - one.score);
  if (because === undefined || because.asks === "nothing") return { verdict: "publish", rule: null, because: null };
  const { asks, rule } = because;
  return { verdict: asks === "nudge" && isSecondTry ? "hold" : asks, rule, because };
};
