import type { Lang } from "#kit";
import type { Rule } from "./comment.ts";
import { wordsOf } from "./words/index.ts";

/** What the rules of the house are called, by number. */
export const ruleNames = (lang: Lang): Readonly<Record<Rule, string>> => {
  const { rules } = wordsOf(lang);
  return Object.fromEntries(Object.entries(rules).map(([rule, { name }]) => [rule, name])) as Record<Rule, string>;
};
