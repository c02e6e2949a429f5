import type { Inline } from "./parse-inlines.ts";
import { parseWords, type Said } from "./parse-words.ts";

const inLine = (inlines: readonly Inline[]): string =>
  inlines.map((each) => (each.kind === "break" ? " " : "inlines" in each ? inLine(each.inlines) : each.text)).join("");

const inPart = (part: Said): string => {
  switch (part.kind) {
    case "paragraph":
      return inLine(part.inlines);
    case "quote":
      return part.parts.map(inPart).join(" ");
    case "list":
      return part.items.map(inLine).join(" ");
    case "code":
      return part.text;
  }
};

/** What a reader wrote without its marks, in one line: for lists that show its beginning. */
export const bareWords = (body: string): string => parseWords(body).map(inPart).join(" ");
