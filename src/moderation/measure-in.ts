import type { Lang } from "#kit";
import type { Decision } from "./decision.ts";
import { wordsOf } from "./words/index.ts";

/** What was done, as its author reads it. */
export const measureIn = (lang: Lang, { measure, target }: Decision): string => {
  const { what, whatNote } = wordsOf(lang).statement;
  return target.startsWith("note:") && (measure === "hidden" || measure === "rejected") ? whatNote[measure] : what[measure];
};
