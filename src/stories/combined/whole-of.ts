import type { Block } from "../block.ts";
import { readBody, writeBody } from "../writing/body-markup.ts";
import type { PartText } from "./part.ts";

/** The text of several stories, one after another, each under its headline; pictures stay where they came. As its field would give it back. */
export const wholeOf = (texts: readonly PartText[]): readonly Block[] =>
  readBody(
    writeBody(
      texts.flatMap(({ headline, blocks }): readonly Block[] => [
        { kind: "heading", level: 2, inside: [{ kind: "text", text: headline }] },
        ...blocks.filter(({ kind }) => kind !== "picture"),
      ]),
    ),
  );
