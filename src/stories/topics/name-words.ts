import { fold } from "#kit";

const WORDS_MOST = 12;

/** The words of a name, folded, each once: what a beginning of it is looked for among. */
export const nameWords = (name: string): readonly string[] =>
  [...new Set(fold(name).split(/[^\p{L}\p{N}]+/u))].filter((word) => word !== "").slice(0, WORDS_MOST);
