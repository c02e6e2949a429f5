import { CONTEXT_LETTERS, QUOTE_LEAST, QUOTE_MOST } from "./question.ts";

/** A passage of a story: its words and what stands on either side in the text it was taken from. */
export type Passage = { readonly exact: string; readonly prefix: string; readonly suffix: string };

/** Text as passages are compared: one kind of quotation mark, dash and blank; case is kept. */
export const canonical = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/gu, "")
    .replace(/[‘’‚‛′]/gu, "'")
    .replace(/[“”„‟″«»]/gu, '"')
    .replace(/[‐‑‒–—―−]/gu, "-")
    .replace(/…/gu, "...")
    .replace(/\s+/gu, " ")
    .trim();

export type PassageProblem = "short" | "long" | "absent";

/** Finds typed words in a story's paragraphs, where they stand exactly once or first. */
export const findPassage = (typed: string, paragraphs: readonly string[]): Passage | PassageProblem => {
  const exact = canonical(typed);
  if (exact.length < QUOTE_LEAST) return "short";
  if (exact.length > QUOTE_MOST) return "long";
  const whole = paragraphs.map(canonical).join("\n");
  const at = whole.indexOf(exact);
  if (at < 0) return "absent";
  const end = at + exact.length;
  return { exact, prefix: whole.slice(Math.max(0, at - CONTEXT_LETTERS), at), suffix: whole.slice(end, end + CONTEXT_LETTERS) };
};

/**
 * The place among `paragraphs` of one that holds the passage, in its old context or standing there once; null where that cannot be told. The
 * seam for passages that are followed through versions: a better finder has the same answer.
 */
export const placeOfPassage = ({ exact, prefix, suffix }: Passage, paragraphs: readonly string[]): number | null => {
  const texts = paragraphs.map(canonical);
  const whole = texts.join("\n");
  const times = whole.split(exact).length - 1;
  const inContext = whole.indexOf(`${prefix}${exact}${suffix}`);
  if (times === 0 || (times > 1 && inContext < 0)) return null;
  const at = inContext >= 0 ? inContext + prefix.length : whole.indexOf(exact);
  let end = 0;
  for (const [place, text] of texts.entries()) {
    end += text.length + 1;
    if (at < end) return place;
  }
  return null;
};
