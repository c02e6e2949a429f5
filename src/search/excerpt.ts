import type { Question } from "./question.ts";
import { type Word, wordsIn } from "./words-in.ts";

/** A piece of a document's text with the places that answer: UTF-16 offsets into `text`, end exclusive, in order, apart from each other. */
export type Excerpt = { readonly text: string; readonly matches: readonly (readonly [start: number, end: number])[] };

const CHARACTERS_MOST = 240; // three lines on a telephone
const BEFORE = 60; // characters of lead-in

type Hit = { readonly start: number; readonly end: number; readonly phrase: number };

const hitsIn = (words: readonly Word[], { phrases }: Question): readonly Hit[] => {
  const hits: Hit[] = [];
  for (const [at, first] of words.entries()) {
    for (const [phrase, { words: wanted, isPrefix }] of phrases.entries()) {
      const fits = wanted.every((word, step) => {
        const here = words[at + step]?.word;
        return here !== undefined && (isPrefix && step === wanted.length - 1 ? here.startsWith(word) : here === word);
      });
      if (fits) hits.push({ start: first.start, end: words[at + wanted.length - 1]!.end, phrase });
    }
  }
  return hits;
};

/** Where the piece that shows the most different phrases begins. */
const bestStart = (hits: readonly Hit[]): number => {
  let best = 0;
  let most = 0;
  for (const [index, { start }] of hits.entries()) {
    const shown = new Set<number>();
    for (let next = index; next < hits.length && hits[next]!.end <= start + CHARACTERS_MOST - BEFORE; next += 1)
      shown.add(hits[next]!.phrase);
    if (shown.size > most) [best, most] = [start, shown.size];
  }
  return best;
};

/** The piece of `text` that best shows why it was found; its beginning when the words are in the title only. */
export const excerptFor = (text: string, question: Question): Excerpt => {
  const flat = text.replace(/\s+/gu, " ").trim();
  const hits = hitsIn(wordsIn(flat), question);
  const from = Math.max(0, bestStart(hits) - BEFORE);
  const blankBefore = flat.indexOf(" ", from);
  const start = from === 0 ? 0 : blankBefore !== -1 && blankBefore < from + BEFORE ? blankBefore + 1 : from;
  const far = start + CHARACTERS_MOST;
  const blankAfter = flat.lastIndexOf(" ", far);
  const end = far >= flat.length ? flat.length : blankAfter > start + CHARACTERS_MOST / 2 ? blankAfter : far;
  const lead = start > 0 ? "… " : "";
  const matches: [number, number][] = [];
  for (const hit of hits) {
    if (hit.start < start || hit.end > end) continue;
    const [left, right] = [hit.start - start + lead.length, hit.end - start + lead.length];
    const last = matches.at(-1);
    if (last !== undefined && left < last[1]) last[1] = Math.max(last[1], right);
    else matches.push([left, right]);
  }
  return { text: `${lead}${flat.slice(start, end)}${end < flat.length ? " …" : ""}`, matches };
};
