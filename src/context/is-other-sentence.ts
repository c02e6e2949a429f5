import { findAll } from "./find-all.ts";
import { type Sentences, sentencesOf, stretchAround } from "./stretch-around.ts";

const WORDS = /[\p{L}\p{N}\p{M}]+/gu;

const wordsOf = (text: string): ReadonlyMap<string, number> => {
  const words = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(WORDS)) words.set(word, (words.get(word) ?? 0) + 1);
  return words;
};

/** Share of words that two texts have in common (Dice). */
const inCommon = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number => {
  let [both, all] = [0, 0];
  for (const [word, n] of a) {
    both += Math.min(n, b.get(word) ?? 0);
    all += n;
  }
  for (const n of b.values()) all += n;
  return all === 0 ? 0 : (2 * both) / all;
};

/** Whether all words of a text stand in the other: a sentence that was cut in two, or became part of a longer one. */
const isWithin = (part: ReadonlyMap<string, number>, whole: ReadonlyMap<string, number>): boolean =>
  [...part].every(([word, n]) => n <= (whole.get(word) ?? 0));

const together = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): ReadonlyMap<string, number> =>
  new Map([...a.keys(), ...b.keys()].map((word) => [word, (a.get(word) ?? 0) + (b.get(word) ?? 0)]));

const bagsOf = ({ text, starts }: Sentences): readonly { readonly start: number; readonly words: ReadonlyMap<string, number> }[] =>
  starts.map((start, no) => ({ start, words: wordsOf(text.slice(start, starts[no + 1] ?? text.length)) }));

/**
 * Whether the sentences around a place of the new text are other sentences of the old one than those of the passage. Papers say the same things
 * in the same words over and over, and a comparison by words may pair the beginning of one with the end of another.
 */
export const sentenceCheck = (before: string, after: string, start: number, end: number) => {
  const old = sentencesOf(before);
  const fresh = sentencesOf(after);
  const own = stretchAround(old, start, end);
  const ownWords = wordsOf(own.text);
  const isOnce = findAll(before, own.text).length === 1;
  // Whole texts, cut and counted only where a place is in doubt, and then once.
  let bags: { readonly old: ReturnType<typeof bagsOf>; readonly fresh: ReturnType<typeof bagsOf> } | null = null;
  return {
    /** The passage's own sentence, word for word, of which the old text had one. */
    isOwn: (from: number, to: number): boolean => isOnce && stretchAround(fresh, from, to).text === own.text,
    isOther: (from: number, to: number): boolean => {
      const there = stretchAround(fresh, from, to);
      if (there.text === own.text) return false;
      const places = findAll(before, there.text);
      if (places.length > 0 && places.every((at) => at + there.text.length <= own.start || at >= own.end)) return true;
      const words = wordsOf(there.text);
      const like = inCommon(words, ownWords);
      const isElse = (at: number, of: { readonly start: number; readonly end: number }): boolean => at < of.start || at >= of.end;
      bags ??= { old: bagsOf(old), fresh: bagsOf(fresh) };
      const isMadeOf = (one: ReadonlyMap<string, number>): boolean => isWithin(together(one, ownWords), words);
      if (bags.old.some((each) => isElse(each.start, own) && inCommon(each.words, words) > like && !isMadeOf(each.words))) return true;
      if (isWithin(words, ownWords) || isWithin(ownWords, words)) return false;
      return bags.fresh.some((each) => isElse(each.start, there) && inCommon(each.words, ownWords) > like);
    },
  };
};
