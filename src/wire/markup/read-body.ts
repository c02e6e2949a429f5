import { fold } from "#kit";
import { type Block, textOfBlock } from "#stories";
import { blocksOf, storyPartOf } from "./blocks-of.ts";
import { inlinesOf, tidy } from "./inlines.ts";
import { findFirst, isMarkup, type Markup, textWithin } from "./markup.ts";
import { readHtml } from "./read-html.ts";

const KNOWN_TAG =
  /<\/?(?:p|br|div|span|b|i|em|strong|a|h[1-6]|ul|ol|li|table|tr|td|section|article|blockquote|body|html|script|style)(?:\s[^<>]*)?\/?>/iu;

/** A line longer than this is no line of a page wrapped at a fixed width. */
const WRAPPED_AT_MOST = 90;

/** Fixed-width pages have at least so many lines, and most of them are nearly full. */
const WRAPPED_LINES = 4;

const isWrapped = (lines: readonly string[]): boolean => {
  const full = lines.filter((line) => line.trim() !== "");
  const longest = full.reduce((most, line) => Math.max(most, line.length), 0);
  return (
    full.length >= WRAPPED_LINES &&
    longest <= WRAPPED_AT_MOST &&
    longest >= 40 &&
    full.filter((line) => line.length * 3 >= longest * 2).length * 10 >= full.length * 6
  );
};

/** Lines of results and tables are shorter than those of any wrapped page, and there are some of them. */
const LISTED_AT_MOST = 45;
const LISTED_LINES = 3;

const isListed = (lines: readonly string[]): boolean =>
  lines.length >= LISTED_LINES && lines.every((line) => line.length <= LISTED_AT_MOST);

/** Lines as texts of paragraphs: parted by blank lines, where there are none by an indent or, when the page is not wrapped, by every line. */
const textsOf = (text: string): readonly string[] => {
  const parts = text
    .replace(/\r\n?/gu, "\n")
    .split(/\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+/u)
    .filter((part) => part.trim() !== "");
  return parts.flatMap((part) => {
    const lines = part.split("\n");
    const isFlowing = (parts.length > 1 && !isListed(lines)) || isWrapped(lines);
    return isFlowing ? part.split(/\n(?=[ \t\u00a0]{2,}\S)/u) : lines;
  });
};

/** The blocks of a text without markup. A first line that repeats the headline is left out when more follows. */
export const blocksOfText = (text: string, headline: string | null): readonly Block[] => {
  const blocks = textsOf(text)
    .map((part) =>
      tidy(
        inlinesOf(
          [part],
          () => false,
          () => false,
        ),
      ),
    )
    .filter((inside) => inside.length > 0)
    .map((inside): Block => ({ kind: "paragraph", inside }));
  const [first] = blocks;
  const isRepeated = first !== undefined && headline !== null && blocks.length > 1 && fold(textOfBlock(first)) === fold(headline);
  return isRepeated ? blocks.slice(1) : blocks;
};

/** The blocks of a tree: of its `body.content` (NITF) or `body` (XHTML) where it has one. Text with no element about it is read by its lines. */
export const blocksOfMarkup = (root: Markup, headline: string | null): readonly Block[] => {
  const isContent = root.name === "body.content"; // a note within it may have one of its own
  const body = storyPartOf(isContent ? root : (findFirst(root, "body.content") ?? findFirst(root, "body") ?? root));
  return body.children.some(isMarkup) ? blocksOf(body, headline) : blocksOfText(textWithin(body), headline);
};

export const looksLikeHtml = (text: string): boolean => KNOWN_TAG.test(text);

/** The blocks of an HTML text. */
export const blocksOfHtml = (html: string, headline: string | null): readonly Block[] => blocksOfMarkup(readHtml(html), headline);

/** The blocks of a text whose label says "plain": some agencies put HTML there. */
export const blocksOfPlain = (text: string, headline: string | null): readonly Block[] =>
  looksLikeHtml(text) ? blocksOfHtml(text, headline) : blocksOfText(text, headline);
