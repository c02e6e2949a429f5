import { readFile } from "node:fs/promises";
import { isPictureName } from "./keep-picture-file.ts";
import { readWire } from "./read.ts";

/**
 * Whether a file, as it lies there now, is understood, and whole by what is in it: one that is not may still be being written. Pictures are
 * judged when they are taken.
 */
export const isReadable = async (path: string): Promise<boolean> => {
  if (isPictureName(path)) return true;
  const reading = readWire(await readFile(path), {});
  return reading.ok && reading.mayGrow !== true;
};
