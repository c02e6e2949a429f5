import { foldText } from "./fold-text.ts";

/** A word of a text, folded. `from` and `to` are units of the original text. */
export type Token = {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Whether it stands in a script written without blanks and follows the token before without anything between. */
  readonly isRun: boolean;
};

/** Scripts written without blanks between words: a dictionary parts them (UAX 29, 4.1; ICU). */
const NO_BLANKS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const WORDS = /[\p{L}\p{M}\p{N}]+/gu;
/** The same with signs that are put for letters. Neither can go back: the sets of both loops share nothing. */
const WORDS_WITH_SIGNS = /[\p{L}\p{M}\p{N}@$€](?:[!|+]*[\p{L}\p{M}\p{N}@$€])*/gu;
const segments = new Intl.Segmenter("und", { granularity: "word" });

const ANY_NON_ASCII = /[^\u0000-\u007f]/u;

/** Whether words of this script are found by a dictionary. */
export const isUnspaced = (text: string): boolean => ANY_NON_ASCII.test(text) && NO_BLANKS.test(text);

/**
 * The words of a text by UAX 29, with two differences that a list needs: points, apostrophes and low lines always part (`grass.ass`, `_bad_`), and
 * signs put for letters belong to a word where `hasSigns`.
 */
export const splitText = (text: string, hasSigns = false): readonly Token[] => {
  const { folded, from, to } = foldText(text);
  const tokens: Token[] = [];
  const add = (start: number, word: string, isRun: boolean): void => {
    const end = start + word.length - 1;
    tokens.push({ text: word, from: from?.[start] ?? start, to: to?.[end] ?? end + 1, isRun });
  };
  for (const { 0: word, index } of folded.matchAll(hasSigns ? WORDS_WITH_SIGNS : WORDS)) {
    if (!isUnspaced(word)) add(index, word, false);
    else
      for (const part of segments.segment(word))
        if (part.isWordLike === true || /\p{L}/u.test(part.segment)) add(index + part.index, part.segment, part.index > 0);
  }
  return tokens;
};

const LETTER = /^\p{L}\p{M}*$/u;
const LETTERS_LEAST = 3; // two letters apart are initials
const APART_MOST = 3; // units between two letters of one word

/** Words whose letters were set apart one by one (`b.a.d`, `b a d`), each as one token. */
export const joinLetters = (tokens: readonly Token[]): readonly Token[] => {
  const joined: Token[] = [];
  let run: Token[] = [];
  const close = (): void => {
    const [first, last] = [run[0], run.at(-1)];
    if (run.length >= LETTERS_LEAST && first !== undefined && last !== undefined)
      joined.push({ text: run.map((token) => token.text).join(""), from: first.from, to: last.to, isRun: false });
    run = [];
  };
  for (const token of tokens) {
    const isSingle = LETTER.test(token.text) && !isUnspaced(token.text);
    if (!isSingle) {
      close();
      continue;
    }
    if (token.from - (run.at(-1)?.to ?? token.from) > APART_MOST) close();
    run.push(token);
  }
  close();
  return joined;
};
