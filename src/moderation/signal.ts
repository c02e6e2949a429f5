import type { Rule } from "#conversation";

/** What looks at a contribution, in the order of the phases. */
export const CHECKS = [
  "sanction",
  "words",
  "repeat",
  "copies",
  "links",
  "mentions",
  "seen",
  "history",
  "newcomer",
  "scorer",
  "premoderation",
  "outside",
  "reports",
] as const;
export type Check = (typeof CHECKS)[number];

/** What a check asks for, from the mildest to the hardest. */
export const ASKS = ["nothing", "watch", "hold", "nudge", "reject"] as const;
export type Asks = (typeof ASKS)[number];

/**
 * What a check measured. `score` is from 0 to 1, `line` the score from which it asks for more than nothing, null where it has none. `by` names
 * the entry of a list, the version of a model or the service that spoke; `facts` are what a moderator reads.
 */
export type Signal = {
  readonly check: Check;
  readonly asks: Asks;
  readonly score: number;
  readonly line: number | null;
  readonly rule: Rule | null;
  readonly by: string | null;
  readonly facts: Readonly<Record<string, string | number>>;
};

export const signalsIn = (stored: string): readonly Signal[] => JSON.parse(stored) as readonly Signal[];
