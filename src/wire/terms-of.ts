import type { Instant } from "#kit";
import { joinLimits, type Limits, NO_LIMITS, readExpression, readTerms, type RightsExpression, rulesFor, type TermRule } from "#rights";

/** Terms as a program holds to them: limits, from when until when, and what nobody has said the meaning of yet. */
export type Terms = {
  readonly limits: Limits;
  readonly validFrom: Instant | null;
  readonly validTo: Instant | null;
  readonly unknown: string | null;
};

type Said = {
  readonly terms: readonly (string | null)[];
  readonly note: string | null;
  readonly hasEmbargo: boolean;
  readonly expression: RightsExpression | null;
};

/** What is said of rights in words and for machines, taken together. A source's rules may also say what an expression means. */
export const termsOf = (said: Said, rules: readonly TermRule[]): Terms => {
  const inWords = readTerms(said, rules);
  if (said.expression === null) return { ...inWords, validFrom: null, validTo: null };
  const { limits, validFrom, validTo, unknown } = readExpression(said.expression);
  const decided = unknown.map((text) => ({ text, means: rulesFor(text, rules) }));
  const open = decided.find(({ means }) => means.length === 0 || means.some(({ effect }) => effect === "hold"));
  const byRule = decided.map(({ text, means }) => readTerms({ terms: [text], note: null, hasEmbargo: true }, means).limits);
  const all = [inWords.limits, limits, ...byRule].reduce(joinLimits, NO_LIMITS);
  return { limits: all, validFrom, validTo, unknown: inWords.unknown ?? open?.text ?? null };
};
