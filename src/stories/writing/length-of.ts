const WORDS_A_MINUTE = 238; // silent reading of English non-fiction: Brysbaert 2019, Journal of Memory and Language 109

/** Words of a text and the whole minutes that reading them takes, at least one where there is any. */
export const lengthOf = (body: string, lang: string): { readonly words: number; readonly minutes: number } => {
  const tag = Intl.Segmenter.supportedLocalesOf(lang === "" ? [] : [lang])[0] ?? "en";
  const words = [...new Intl.Segmenter(tag, { granularity: "word" }).segment(body)].filter((part) => part.isWordLike === true).length;
  return { words, minutes: Math.max(Math.min(1, words), Math.round(words / WORDS_A_MINUTE)) };
};
