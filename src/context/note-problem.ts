import type { Lang } from "#kit";
import { LETTERS_MOST, LINKS_MOST } from "./note.ts";
import { wordsOf } from "./words/index.ts";
import type { NoteProblem } from "./write-note.ts";

/** Why a note was not taken, in the reader's language, and what to do. */
export const problemSentence = (lang: Lang, problem: NoteProblem): string => {
  const { problems } = wordsOf(lang);
  switch (problem.kind) {
    case "too-long":
      return problems.tooLong(problem.letters, LETTERS_MOST);
    case "bad-link":
      return problems.badLink(problem.link);
    case "many-links":
      return problems.manyLinks(LINKS_MOST);
    case "day-full":
      return problems.dayFull(problem.most);
    case "story-full":
      return problems.storyFull(problem.most);
    case "enough-here":
      return problems.enoughHere(problem.most);
    case "against-rule":
      return problems.againstRule(problem.rule);
    case "not-signed-in":
    case "story-gone":
    case "switched-off":
    case "empty":
    case "no-kind":
    case "no-evidence":
    case "quote-short":
    case "quote-long":
    case "quote-not-found":
    case "quote-unclear":
    case "quote-parts":
      return problems.plain[problem.kind];
  }
};
