import { foldText } from "../lists/fold-text.ts";

/** Weights that a model has: n-grams that fall on the same one share it. A power of two. */
export const BUCKETS = 2 ** 15;

/** A feature of a text: its bucket, how much of it there is, and the word it stands in, or what it measures. */
export type Feature = { readonly bucket: number; readonly value: number; readonly of: string };

const GRAMS = [3, 4, 5] as const; // letters
const GRAMS_MOST = 6_000; // of one text: a comment has no more

/** FNV-1a, 32 bits. */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
};

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

const measured = (text: string): readonly (readonly [string, number])[] => {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const links = text.match(/https?:\/\/|www\./gu)?.length ?? 0;
  return [
    ["links", Math.min(1, links / 3)],
    ["capitals", letters === 0 ? 0 : capitals / letters],
    ["marks", Math.min(1, (text.match(/[!?]{2,}|[$€£%]/gu)?.length ?? 0) / 5)],
    ["digits", Math.min(1, (text.match(/\p{N}/gu)?.length ?? 0) / Math.max(1, text.length / 4))],
    ["length", Math.min(1, text.length / 2000)],
  ];
};

/** Character n-grams of the folded words, hashed, and a few measures of the whole; of length 1 as a vector. */
export const featuresOf = (text: string): readonly Feature[] => {
  const found = new Map<string, { bucket: number; value: number; of: string }>();
  let count = 0;
  for (const [word] of foldText(text).folded.matchAll(WORD)) {
    const padded = `^${word.slice(0, 40)}$`;
    for (const length of GRAMS)
      for (let at = 0; at + length <= padded.length && count < GRAMS_MOST; at += 1, count += 1) {
        const gram = padded.slice(at, at + length);
        const key = `${gram} ${word}`;
        const known = found.get(key);
        if (known === undefined) found.set(key, { bucket: hash(gram) % BUCKETS, value: 1, of: word });
        else known.value += 1;
      }
  }
  const features = [...found.values()].map((feature) => ({ ...feature, value: 1 + Math.log(feature.value) }));
  const norm = Math.sqrt(features.reduce((sum, { value }) => sum + value * value, 0)) || 1;
  return [
    ...features.map((feature) => ({ ...feature, value: feature.value / norm })),
    ...measured(text).map(([name, value]) => ({ bucket: hash(`measure ${name}`) % BUCKETS, value: value / 2, of: name })),
  ];
};

export const SCRIPTS = ["Latin", "Arabic", "Cyrillic", "Han", "Other"] as const;
export type Script = (typeof SCRIPTS)[number];
const TESTS = SCRIPTS.slice(0, -1).map((script) => [script, new RegExp(`\\p{Script=${script}}`, "gu")] as const);

/** The group of languages that a text belongs to, by the script that most of its letters are of. */
export const scriptOf = (text: string): Script => {
  const counted = TESTS.map(([script, test]) => [script, text.match(test)?.length ?? 0] as const);
  const [best] = counted.toSorted(([, one], [, other]) => other - one);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return best !== undefined && best[1] > letters / 2 ? best[0] : "Other";
};
