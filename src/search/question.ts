import { wordsIn } from "./words-in.ts";

/** Words that stand next to each other; one alone is a phrase of one. `isPrefix`: the last may be only begun. */
export type Phrase = { readonly words: readonly string[]; readonly isPrefix: boolean };

/** All phrases must occur. */
export type Question = { readonly phrases: readonly Phrase[] };

/** `empty`: nothing was typed. `no-words`: only signs were. */
export type SearchProblem = "empty" | "no-words";

const CHARACTERS_MOST = 10_000; // read no further; a question is a line
const WORDS_MOST = 24; // words beyond are left out: each costs a look-up

const QUOTE = /["“”«»„]/u;
const BESIDE = /[^\s"“”«»„]+|["“”«»„]/gu;

/**
 * What a reader typed, as phrases. Quotation marks of any kind hold a phrase together; an unclosed one reaches to the end. Nothing else is an
 * operator: `NEAR`, `AND`, `*` and `-` are words or nothing. Parts that writing joins (`follow-up`, 東京都) are a phrase. The last word of an
 * open end is a beginning, since readers see answers while they type.
 */
export const readQuestion = (typed: string): Question | SearchProblem => {
  const text = typed.slice(0, CHARACTERS_MOST);
  if (text.trim() === "") return "empty";
  const phrases: Phrase[] = [];
  let left = WORDS_MOST;
  const add = (part: string, isPrefix: boolean): void => {
    const words = wordsIn(part, left).map(({ word }) => word);
    left -= words.length;
    if (words.length > 0) phrases.push({ words, isPrefix });
  };
  let quoted: string[] | null = null;
  for (const [part] of text.matchAll(BESIDE)) {
    if (!QUOTE.test(part)) {
      if (quoted === null) add(part, false);
      else quoted.push(part);
    } else if (quoted === null) quoted = [];
    else {
      add(quoted.join(" "), false);
      quoted = null;
    }
  }
  if (quoted !== null) add(quoted.join(" "), false);
  const last = phrases.at(-1);
  if (last === undefined) return "no-words";
  const isOpen = quoted !== null || !/["“”«»„]\s*$/u.test(text);
  return { phrases: [...phrases.slice(0, -1), { ...last, isPrefix: isOpen }] };
};
