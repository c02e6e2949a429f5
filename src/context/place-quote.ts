import { BLOCKS_MOST, QUOTE_LEAST, QUOTE_MOST, SHORT } from "./anchor.ts";
import { type CanonicalStory, canonicalText, spansOf } from "./canonical-text.ts";
import { findAll } from "./find-all.ts";

/** `unclear`: it stands there more than once, and what was sent around it does not say which one is meant. */
export type QuoteProblem = "quote-short" | "quote-long" | "quote-not-found" | "quote-unclear" | "quote-parts";

export type Quote = { readonly quote: string; readonly prefix?: string | undefined; readonly suffix?: string | undefined };

const NEAR = 24;
const LETTER = /[\p{L}\p{N}\p{M}]/u;

/** How many units two texts have in common at their ends, or at their beginnings. */
const shared = (a: string, b: string, side: "end" | "start"): number => {
  const most = Math.min(a.length, b.length);
  for (let count = 0; count < most; count += 1) {
    const at = side === "start" ? [count, count] : [a.length - 1 - count, b.length - 1 - count];
    if (a[at[0]!] !== b[at[1]!]) return count;
  }
  return most;
};

/** The one place that is meant; null where what surrounds it names none. */
const chosen = (text: string, places: readonly number[], exact: string, { prefix = "", suffix = "" }: Quote): number | null => {
  const [before, behind] = [canonicalText(prefix).text, canonicalText(suffix).text];
  const marks = places.map((at) => ({
    at,
    near: shared(text.slice(0, at), before, "end") + shared(text.slice(at + exact.length), behind, "start"),
  }));
  const [best, next] = marks.toSorted((a, b) => b.near - a.near);
  return best === undefined || (next !== undefined && next.near >= best.near) ? null : best.at;
};

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const RUN_MOST = 200; // letters on each side by which words of scripts without blanks are told apart

const segmenter = new Intl.Segmenter("und", { granularity: "word" });

/** Whether a place lies within a word of a script that sets no blanks between words: by the dictionary. */
const isInUnspaced = (text: string, at: number): boolean => {
  let from = at;
  while (from > 0 && at - from < RUN_MOST && LETTER.test(text[from - 1]!)) from -= 1;
  const run = text.slice(from, at + RUN_MOST);
  return segmenter.segment(run).containing(at - from)?.index !== at - from;
};

const isInWord = (text: string, at: number): boolean => {
  if (at <= 0 || at >= text.length || !LETTER.test(text[at - 1]!) || !LETTER.test(text[at]!)) return false;
  return UNSPACED.test(text[at - 1]!) || UNSPACED.test(text[at]!) ? isInUnspaced(text, at) : true;
};

/**
 * Where a selection stands in a story's canonical text: trimmed, widened to whole words, 8 to 600 units, in at most 3 blocks; below 24 units
 * only where it and 24 units around it are there once.
 */
export const placeQuote = (
  story: CanonicalStory,
  given: Quote,
): { readonly start: number; readonly end: number } | { readonly problem: QuoteProblem } => {
  const { text } = story;
  const exact = canonicalText(given.quote).text.trim();
  if (exact.length < QUOTE_LEAST) return { problem: "quote-short" };
  if (exact.length > QUOTE_MOST) return { problem: "quote-long" };
  const places = findAll(text, exact);
  if (places.length === 0) return { problem: "quote-not-found" };
  const at = places.length === 1 ? places[0]! : chosen(text, places, exact, given);
  if (at === null) return { problem: "quote-unclear" };
  let [start, end] = [at, at + exact.length];
  while (isInWord(text, start)) start -= 1;
  while (isInWord(text, end)) end += 1;
  if (end - start > QUOTE_MOST) return { problem: "quote-long" };
  if (spansOf(story, start, end).length > BLOCKS_MOST) return { problem: "quote-parts" };
  if (end - start < SHORT && findAll(text, text.slice(Math.max(0, start - NEAR), end + NEAR)).length > 1)
    return { problem: "quote-unclear" };
  return { start, end };
};
