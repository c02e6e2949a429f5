/** Text folded for matching and for people-facing order: NFKC, lower case, no combining marks, single blanks. */
export const fold = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .normalize("NFC")
    .replace(/\s+/gu, " ")
    .trim();

/** An address part made of `text`: folded letters and digits of any script joined by hyphens, at most 80 characters; "story" when nothing is left. */
export const slugOf = (text: string): string => {
  const words = fold(text)
    .replace(/['’ʼ]/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  let slug = "";
  for (const word of words) {
    if (slug.length + word.length + 1 > 80) break;
    slug += slug === "" ? word : `-${word}`;
  }
  return slug === "" ? (words[0]?.slice(0, 80) ?? "story") : slug;
};

/** `text` cut at a word to at most `most` characters, with an ellipsis where something was cut. */
export const excerptOf = (text: string, most: number): string => {
  const flat = text.replace(/\s+/gu, " ").trim();
  if (flat.length <= most) return flat;
  const cut = flat.slice(0, most - 1);
  const blank = cut.lastIndexOf(" ");
  return `${(blank > most / 2 ? cut.slice(0, blank) : cut).replace(/[\s,;:.–\ud800-\udbff-]+$/u, "")}…`;
};
