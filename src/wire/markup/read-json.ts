import { done, refuse, type Result } from "#kit";
import { MOST_DEPTH } from "./markup.ts";

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

/** A JSON text's value, or a reason without the text in it. Refuses nesting over 200. */
export const readJson = (text: string): Result<unknown, string> => {
  if (depthOf(text) > MOST_DEPTH) return refuse(`it is nested deeper than ${MOST_DEPTH}`);
  try {
    return done(JSON.parse(text, cleaned));
  } catch (error) {
    const place = /position (\d+)/u.exec(error instanceof Error ? error.message : "")?.[1];
    if (place === undefined) return refuse("it ends before it is complete");
    const before = text.slice(0, Number(place));
    return refuse(`there is a mistake in line ${before.split("\n").length}`);
  }
};
