/** The rules below as they are numbered in what is stored. They never change: another set is another number. */
export const CANON = 1;

/** A text in its canonical form, with the place in the source (UTF-16 units) that each unit came from; `map` ends with the source's length. */
export type Canonical = { readonly text: string; readonly map: Int32Array };

// A letter with its marks, and a Hangul syllable with its parts, become one letter in NFC; what stands alone in such a run changes by itself.
const CLUSTER = /\P{M}[\p{M}\u1161-\u1175\u11a8-\u11c2]*|\p{M}+/gu;

const DROPPED = /^[\u200b-\u200d\u2060\ufeff\u00ad]$/u;
const SINGLE = /^[\u2018-\u201b\u2032\u2035]$/u;
const DOUBLE = /^[\u201c-\u201f\u2033\u2036]$/u;
const DASH = /^[\p{Pd}\u2212]$/u;
const PLAIN_MOST = 0x7f; // below, only white space changes

const written = (letter: string): string => {
  if (DROPPED.test(letter)) return "";
  if (SINGLE.test(letter)) return "'";
  if (DOUBLE.test(letter)) return '"';
  if (DASH.test(letter)) return "-";
  if (letter === "\u2026") return "...";
  return /^\s$/u.test(letter) ? " " : letter;
};

/**
 * Canonical text, version 1: NFC; without U+200B–200D, U+2060, U+FEFF and U+00AD; curly quotes and primes as ' and ", dashes and minus as -, an
 * ellipsis as three stops; a run of white space as one space. Case stays.
 */
export const canonicalText = (source: string): Canonical => {
  const units: string[] = [];
  const map: number[] = [];
  let isBlank = false;
  const put = (letter: string, at: number): void => {
    const out = letter.length === 1 && letter.charCodeAt(0) <= PLAIN_MOST && letter > " " ? letter : written(letter);
    for (const unit of out.split("")) {
      if (unit === " " && isBlank) continue;
      isBlank = unit === " ";
      units.push(unit);
      map.push(at);
    }
  };
  for (const { 0: cluster, index } of source.matchAll(CLUSTER)) {
    const composed = cluster.normalize("NFC");
    let within = 0;
    for (const letter of composed) {
      put(letter, composed === cluster ? index + within : index);
      within += letter.length;
    }
  }
  return { text: units.join(""), map: Int32Array.from([...map, source.length]) };
};

/** A piece of one block of a text, in UTF-16 units of that block. */
export type BlockSpan = { readonly block: number; readonly start: number; readonly end: number };

/** A story's text in its canonical form, its blocks joined by newlines before that. */
export type CanonicalStory = Canonical & { readonly starts: readonly number[]; readonly texts: readonly string[] };

export const canonicalStory = (texts: readonly string[]): CanonicalStory => {
  const starts: number[] = [];
  let at = 0;
  for (const text of texts) {
    starts.push(at);
    at += text.length + 1;
  }
  return { ...canonicalText(texts.join("\n")), starts, texts };
};

/** The pieces of blocks that a stretch of the canonical text stands for. */
export const spansOf = (story: CanonicalStory, start: number, end: number): readonly BlockSpan[] => {
  const from = story.map[start] ?? 0;
  const to = story.map[end] ?? from;
  return story.starts.flatMap((first, block) => {
    const length = story.texts[block]?.length ?? 0;
    const span = { block, start: Math.max(0, from - first), end: Math.min(length, to - first) };
    return span.start < span.end ? [span] : [];
  });
};
