import type { Block } from "#stories";
import { findAll, flat, isMarkup, type Markup, textWithin } from "../markup/markup.ts";
import { blocksOfHtml, blocksOfMarkup } from "../markup/read-body.ts";
import { readHtml } from "../markup/read-html.ts";
import { type Json, textIn } from "./ninjs-fields.ts";

const isDateline = (node: Markup): boolean => (node.attributes.get("class") ?? "").split(/\s+/u).includes("dateline");

const without = (node: Markup, isOut: (element: Markup) => boolean): Markup => ({
  ...node,
  children: node.children.flatMap((child): readonly (Markup | string)[] =>
    isMarkup(child) ? (isOut(child) ? [] : [without(child, isOut)]) : [child],
  ),
});

/** "Pellam (dpa) - " as it stands by itself: without the dash to the text and the blanks. */
const datelineOf = (text: string | null): string | null => {
  const line = flat(text ?? "").replace(/\s*[-–—]+$/u, "");
  return line === "" ? null : line;
};

/**
 * The text and the dateline. The dateline has a field of its own and is in some items in the first paragraph, too: there it is taken out. A box
 * of facts for readers follows the text behind a rule.
 */
export const bodyOfDpa = (item: Json, headline: string | null): { readonly blocks: readonly Block[]; readonly dateline: string | null } => {
  const article = readHtml(textIn(item, "article_html") ?? "");
  const [within] = findAll(article, isDateline);
  const blocks = blocksOfMarkup(without(article, isDateline), headline);
  const box = blocksOfHtml(textIn(item, "infobox_html") ?? "", headline);
  return {
    blocks: blocks.length === 0 || box.length === 0 ? blocks : [...blocks, { kind: "rule" }, ...box],
    dateline: datelineOf(textIn(item, "dateline")) ?? datelineOf(within === undefined ? null : textWithin(within)),
  };
};
