import { fold } from "#kit";

/** A word as it is matched, and where it stands in the text it was read from (UTF-16 offsets, end exclusive). */
export type Word = { readonly word: string; readonly start: number; readonly end: number };

/** Scripts written without blanks: each character is a word, and a run of them in a question is a phrase. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const CHUNK = new RegExp(String.raw`[${UNSPACED}]\p{M}*|(?:(?![${UNSPACED}])[\p{L}\p{N}\p{M}])+`, "gu");

/** Letters that Unicode does not take apart but readers type in two ways, and Arabic letters that are written for one another. */
const ALIKE: Readonly<Record<string, string>> = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d", ı: "i", ى: "ي", ة: "ه", ـ: "" };
const ALIKE_LETTER = /[œæßøłđıىةـ]/gu;

/** A word longer than this is no word; PostgreSQL takes lexemes of up to 2,046 bytes. */
const LETTERS_MOST = 64;

/**
 * The words of `text` in order: letters and digits, folded, without marks. One function reads texts and questions alike, so that both
 * databases hold and are asked the very same words.
 */
export const wordsIn = (text: string, most = Number.POSITIVE_INFINITY): readonly Word[] => {
  const words: Word[] = [];
  for (const chunk of text.matchAll(CHUNK)) {
    const folded = fold(chunk[0]).replace(ALIKE_LETTER, (letter) => ALIKE[letter] ?? "");
    for (const part of folded.split(/[^\p{L}\p{N}]+/u)) {
      if (part === "") continue;
      if (words.length >= most) return words;
      words.push({ word: [...part].slice(0, LETTERS_MOST).join(""), start: chunk.index, end: chunk.index + chunk[0].length });
    }
  }
  return words;
};
