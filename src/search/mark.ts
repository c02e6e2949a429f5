import { sha256 } from "#kit";

/** A mark as a word among the words: letters and digits, and none that anybody writes. */
export const markOf = (name: string): string => `mark${sha256(name).slice(0, 20)}`;
