import { readFile } from "node:fs/promises";
import { isPictureName } from "./keep-picture-file.ts";
import { readWire } from "./read.ts";

/** Whether a file, as it lies there now, is understood: one that is not may not be whole yet. Pictures are judged when they are taken. */
export const isReadable = async (path: string): Promise<boolean> => isPictureName(path) || readWire(await readFile(path), {}).ok;
