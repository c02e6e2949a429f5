import { LEET, LOOKS_LATIN } from "#kit";
import type { Token } from "./split-text.ts";

/**
 * What of a word is compared. `plain`: as folded. `skeleton`: look-alikes of Latin letters put for what they look like (UTS 39, 4).
 * `disguised`: digits and signs put for letters too, marks and digits at the edges gone. `stretched`, `both`: letters said once that were
 * drawn out.
 */
export type Form = "plain" | "skeleton" | "disguised" | "stretched" | "both";
export const FORMS: readonly Form[] = ["plain", "skeleton", "disguised", "stretched", "both"];

const map = (text: string, table: ReadonlyMap<string, string>): string => {
  let out = "";
  for (const letter of text) out += table.get(letter) ?? letter;
  return out;
};

const ASCII = /^[a-z0-9]*$/u;
export const skeletonOf = (folded: string): string => (ASCII.test(folded) ? folded : map(folded, LOOKS_LATIN));

const disguisedOf = (folded: string): string => {
  const bare = skeletonOf(folded).replace(/^\d+(?=\p{L}\p{L})|(?<=\p{L}\p{L})\d+$/gu, "");
  const letters = map(bare, LEET);
  return ASCII.test(letters)
    ? letters
    : letters
        .normalize("NFKD")
        .replace(/(?<=\p{Script=Latin}\p{M}*)\p{M}/gu, "")
        .normalize("NFC");
};

export const squeezed = (text: string): string => text.replace(/(\p{L})\1+/gu, "$1");

/** Whether `text` draws out `word` and nothing else: no letter that the word doubles is single in it ("as" is not "ass"). */
export const isDrawnOut = (text: string, word: string): boolean => {
  const runs = (of: string): readonly string[] => of.match(/(\p{L})\1*|\P{L}/gu) ?? [];
  const [had, wanted] = [runs(text), runs(word)];
  return had.length === wanted.length && wanted.every((run, at) => (had[at]?.length ?? 0) >= run.length);
};

export const formOf = (form: Form, folded: string): string => {
  switch (form) {
    case "plain":
      return folded;
    case "skeleton":
      return skeletonOf(folded);
    case "disguised":
      return disguisedOf(folded);
    case "stretched":
      return squeezed(skeletonOf(folded));
    case "both":
      return squeezed(disguisedOf(folded));
  }
};

const LATIN = /\p{Script=Latin}/u;
const OTHER = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;

/**
 * Whether a word may have been written with look-alikes: letters of two scripts, or a word of another script than the text is in. A Russian word
 * in a Russian text is only itself, however Latin it looks.
 */
export const isSpoofable = (word: string, isLatinText: boolean): boolean => {
  if (ASCII.test(word)) return false;
  return OTHER.test(word) ? isLatinText || LATIN.test(word) : skeletonOf(word) !== word;
};

/** Whether most letters of a text are Latin. */
export const isLatin = (tokens: readonly Token[]): boolean => {
  let balance = 0;
  for (const { text } of tokens) balance += LATIN.test(text) ? text.length : OTHER.test(text) ? -text.length : 0;
  return balance > 0;
};
