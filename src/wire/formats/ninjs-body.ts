import type { Block } from "#stories";
import { blocksOfHtml, blocksOfPlain } from "../markup/read-body.ts";
import { type Json, objectsIn, textIn } from "./ninjs-fields.ts";

const TEXT_FIELDS = ["body_html", "body_xhtml", "body_text"];

/** The blocks of the best body: HTML before plain text, the main one before others. */
export const bodyOf = (item: Json, headline: string | null): readonly Block[] => {
  const bodies = objectsIn(item["bodies"]).flatMap((body) => {
    const value = textIn(body, "value");
    const type = (textIn(body, "contentType", "contenttype") ?? "").toLowerCase();
    return value === null ? [] : [{ value, isHtml: type.includes("html"), isMain: textIn(body, "role") === "main" }];
  });
  const flat = [...TEXT_FIELDS, ...Object.keys(item).filter((key) => key.startsWith("body_") && !TEXT_FIELDS.includes(key))].flatMap(
    (key) => {
      const value = textIn(item, key);
      return value === null ? [] : [{ value, isHtml: key.includes("html"), isMain: true }];
    },
  );
  const order = [...bodies, ...flat].toSorted((a, b) => Number(b.isMain) - Number(a.isMain) || Number(b.isHtml) - Number(a.isHtml));
  for (const { value, isHtml } of order) {
    const blocks = isHtml ? blocksOfHtml(value, headline) : blocksOfPlain(value, headline);
    if (blocks.length > 0) return blocks;
  }
  return [];
};

/** The body in HTML, when there is one. */
export const htmlOf = (item: Json): string | null => {
  const body = objectsIn(item["bodies"]).find((each) => (textIn(each, "contentType", "contenttype") ?? "").includes("html"));
  return textIn(item, "body_html", "body_xhtml") ?? (body === undefined ? null : textIn(body, "value"));
};
