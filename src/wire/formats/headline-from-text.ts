import { excerptOf } from "#kit";
import { type Block, textOfBlock } from "#stories";

const LETTERS = 90;

/** The beginning of a text, in place of a headline that is missing. */
export const headlineFromText = (blocks: readonly Block[]): string | null => {
  const first = blocks.map(textOfBlock).find((text) => text.trim() !== "");
  return first === undefined ? null : excerptOf(first, LETTERS);
};
