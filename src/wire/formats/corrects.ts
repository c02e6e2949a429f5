/** A headline that says that the text was wrong before: AP's "Correction: …", Reuters' "CORRECTED-…". */
const CORRECTS = /^(?:correction\s?:|CORRECT(?:ED|ION)(?:\s?\(\w+\))?\s?[-–—:])/iu;

/** Whether a headline begins as agencies begin that of a corrected story. */
export const correctsByHeadline = (headline: string | null): boolean => CORRECTS.test(headline ?? "");

/** Whether a word of a field, such as a genre or kind of item, says that it corrects. */
export const correctsByWord = (word: string): boolean => /^correct(?:ion|ive|ed)$/iu.test(word.trim());

/** Whether a genre or kind of item is for newsrooms: never published. */
export const isForNewsrooms = (word: string): boolean =>
  /^(?:advisor(?:y|ies)|editors?['’]? ?(?:advisory|note)|note ?to ?editors?|daybook|schedule|budget)$/iu.test(word.trim());
