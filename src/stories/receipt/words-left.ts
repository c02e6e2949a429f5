/** Fewer letters could stand anywhere by chance. */
const LETTERS_LEAST = 16;
const LETTERS_MOST = 60;
const PARAGRAPHS = 4;

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/giu, (whole, decimal?: string, hex?: string, name?: string) => {
      const code = decimal === undefined ? (hex === undefined ? null : Number.parseInt(hex, 16)) : Number(decimal);
      if (code !== null) return code <= 0x10_ff_ff ? String.fromCodePoint(code) : "";
      return NAMED[(name ?? "").toLowerCase()] ?? whole;
    })
    .replace(/\\[nrt]/gu, " ");

/** Letters and digits alone, so that marks, spaces and how they are written cannot hide a sentence. */
export const bare = (text: string): string =>
  unescaped(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

/** A version's sentences that tell it from any other text: headline, deck, how its paragraphs begin. */
export const sentencesOf = (version: {
  readonly headline: string;
  readonly deck: string;
  readonly paragraphs: readonly string[];
}): readonly string[] =>
  [version.headline, version.deck, ...version.paragraphs.slice(0, PARAGRAPHS)]
    .map((text) => bare(text).slice(0, LETTERS_MOST))
    .filter((text) => text.length >= LETTERS_LEAST);
