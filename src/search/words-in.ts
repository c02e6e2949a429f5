import { fold } from "#kit";

/** A word as it is matched, and where it stands in the text it was read from (UTF-16 offsets, end exclusive). */
export type Word = { readonly word: string; readonly start: number; readonly end: number };

/** Scripts written without blanks: each character is a word, and a run of them in a question is a phrase. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const CHUNK = new RegExp(String.raw`[${UNSPACED}]\p{M}*|(?:(?![${UNSPACED}])[\p{L}\p{N}\p{M}])+`, "uy");

/** Letters that Unicode does not take apart but readers type in two ways, and Arabic letters that are written for one another. */
const ALIKE: Readonly<Record<string, string>> = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d", ı: "i", ى: "ي", ة: "ه", ـ: "" };
const ALIKE_LETTER = /[œæßøłđıىةـ]/gu;

/** A word longer than this is no word; PostgreSQL takes lexemes of up to 2,046 bytes. */
const LETTERS_MOST = 64;

/** Whether a UTF-16 unit is a letter or digit of ASCII, which most text is made of and which folds to its small form. */
const isPlain = (unit: number): boolean => (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);

/** The end of the run of plain letters from `start` on. */
const plainEnd = (text: string, start: number): number => {
  let end = start;
  while (end < text.length && isPlain(text.charCodeAt(end))) end += 1;
  return end;
};

const foldedParts = (chunk: string): readonly string[] =>
  fold(chunk)
    .replace(ALIKE_LETTER, (letter) => ALIKE[letter] ?? "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== "")
    .map((part) => [...part].slice(0, LETTERS_MOST).join(""));

/**
 * The words of `text` in order: letters and digits, folded, without marks. One function reads texts and questions alike, so that both
 * databases hold and are asked the very same words.
 */
export const wordsIn = (text: string, most = Number.POSITIVE_INFINITY): readonly Word[] => {
  const words: Word[] = [];
  let start = 0;
  while (start < text.length && words.length < most) {
    const end = plainEnd(text, start);
    const isAscii = end === text.length || text.charCodeAt(end) < 0x80;
    if (isAscii && end > start) words.push({ word: text.slice(start, Math.min(end, start + LETTERS_MOST)).toLowerCase(), start, end });
    if (isAscii) {
      start = Math.max(end, start + 1);
      continue;
    }
    CHUNK.lastIndex = start;
    const chunk = CHUNK.exec(text)?.[0];
    if (chunk === undefined) start = end === start ? start + 1 : end;
    else {
      for (const word of foldedParts(chunk)) if (words.length < most) words.push({ word, start, end: start + chunk.length });
      start += chunk.length;
    }
  }
  return words;
};
