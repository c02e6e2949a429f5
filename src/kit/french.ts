/**
 * A French text with the spaces that no line may break at, as the Imprimerie nationale sets them: a narrow one (U+202F) before ; ! ? and a whole one
 * (U+00A0) before : and inside « ».
 */
const spaced = (text: string): string =>
  text
    .replaceAll(/[ \u00A0\u202F]+(?=[;!?]+(?:[\s\u2069»)…]|$))/gu, "\u202F")
    .replaceAll(/[ \u00A0\u202F]+(?=:(?:\s|$)|»)/gu, "\u00A0")
    .replaceAll(/«[ \u00A0\u202F]*/gu, "«\u00A0");

/** `words` with every sentence in it, also those that its functions make, spaced as French is. What is no sentence stays as it is. */
export const french = <Words>(words: Words): Words => {
  if (typeof words === "string") return spaced(words) as Words;
  if (typeof words === "function") {
    const say = words as (...given: readonly unknown[]) => unknown;
    return ((...given: readonly unknown[]) => french(say(...given))) as Words;
  }
  if (Array.isArray(words)) return words.map(french) as Words;
  if (words === null || typeof words !== "object" || Object.getPrototypeOf(words) !== Object.prototype) return words;
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, french(value)])) as Words;
};
