import { excerptOf } from "#kit";
import { type Block, textOfBlock } from "#stories";

const LETTERS = 90;

/** A headline for a text that came without one: its first words. */
export const firstWords = (blocks: readonly Block[]): string | null => {
  const first = blocks.map(textOfBlock).find((text) => text.trim() !== "");
  return first === undefined ? null : excerptOf(first, LETTERS);
};
