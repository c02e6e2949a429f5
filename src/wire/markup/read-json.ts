import { done, refuse, type Result } from "#kit";
import { jsonFault } from "./json-fault.ts";
import { MOST_DEPTH } from "./markup.ts";
import { reason } from "../reason.ts";

/** How deep brackets nest in a JSON text, those within strings left out. */
const depthOf = (text: string): number => {
  let depth = 0;
  let deepest = 0;
  let isString = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (isString) {
      if (char === 0x5c) at += 1;
      else if (char === 0x22) isString = false;
    } else if (char === 0x22) isString = true;
    else if (char === 0x7b || char === 0x5b) deepest = Math.max(deepest, (depth += 1));
    else if (char === 0x7d || char === 0x5d) depth -= 1;
  }
  return deepest;
};

/** Characters that no database takes: NUL, and halves of a character. */
const cleaned = (_key: string, value: unknown): unknown =>
  typeof value === "string" ? value.replaceAll("\u0000", "").toWellFormed() : value;

/** Why a text is no JSON that can be read; `isCut` when it only ends too early, `isLimit` when it is too much. */
export type JsonFault = { readonly reason: string; readonly isCut: boolean; readonly isLimit: boolean };

const faultIn = (text: string, firstLine: number): JsonFault => {
  const at = jsonFault(text);
  if (at >= text.trimEnd().length) return { reason: reason("json-cut"), isCut: true, isLimit: false };
  const before = text.slice(0, at);
  const line = firstLine + before.split("\n").length - 1;
  const place = { line, column: at - before.lastIndexOf("\n") };
  return { reason: reason(text.charCodeAt(at) < 0x20 ? "json-control" : "json-mistake", place), isCut: false, isLimit: false };
};

/**
 * A JSON text's value, or why there is none, without the text in it. Refuses nesting over 200. `firstLine` is the line that the text begins in,
 * where it is a part of a file.
 */
export const readJson = (text: string, firstLine = 1): Result<unknown, JsonFault> => {
  if (depthOf(text) > MOST_DEPTH) return refuse({ reason: reason("json-depth", { most: MOST_DEPTH }), isCut: false, isLimit: true });
  try {
    return done(JSON.parse(text, cleaned));
  } catch {
    return refuse(faultIn(text, firstLine));
  }
};
