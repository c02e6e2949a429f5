const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

const firstOf = (word: string): string => letters.segment(word)[Symbol.iterator]().next().value?.segment ?? "";

/** The first letters of a name's first and last word; of scripts without capitals the first alone, since letters put together read as a word there. */
export const initialsOf = (name: string): string => {
  const words = name
    .split(/[\s\p{P}]+/u)
    .map(firstOf)
    .filter((letter) => letter !== "");
  const first = words[0] ?? "";
  const hasCapitals = first.toLowerCase() !== first.toUpperCase();
  return hasCapitals && words.length > 1 ? `${first}${words.at(-1) ?? ""}`.toUpperCase() : first.toUpperCase();
};
