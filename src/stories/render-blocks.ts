import { safeUrl } from "#kit";
import type { Block, Inline, TableRow } from "./block.ts";
import { escapeText, type TextWriter } from "./mark-writer.ts";

const PLAIN: TextWriter = { text: escapeText, skip: () => {} };

const renderInline = (part: Inline, writer: TextWriter, isInLink: boolean): string => {
  switch (part.kind) {
    case "text":
      return writer.text(part.text, isInLink);
    case "break":
      writer.skip(1);
      return "<br>";
    case "link": {
      const href = safeUrl(part.href);
      const inside = renderInlines(part.inside, writer, isInLink || href !== null);
      return href === null ? inside : `<a href="${escapeText(href)}">${inside}</a>`;
    }
    case "em":
    case "strong":
    case "sub":
    case "sup":
      return `<${part.kind}>${renderInlines(part.inside, writer, isInLink)}</${part.kind}>`;
  }
};

const renderInlines = (inlines: readonly Inline[], writer = PLAIN, isInLink = false): string =>
  inlines.map((part) => renderInline(part, writer, isInLink)).join("");

const renderRow = (row: TableRow): string => {
  const tag = row.head ? "th" : "td";
  return `<tr>${row.cells.map((cell) => `<${tag}>${renderInlines(cell)}</${tag}>`).join("")}</tr>`;
};

/** Items stand on lines of their own in the block's text: a line feed between two of them. */
const renderItem = (item: readonly Inline[], place: number, writer: TextWriter): string => {
  if (place > 0) writer.skip(1);
  return `<li>${renderInlines(item, writer)}</li>`;
};

/** One block as HTML; `writer` writes its text, which is the block's own (`textOfBlock`) from the first letter on. Tables, boxes and preformatted text keep theirs plain. */
export const renderBlock = (block: Block, writer = PLAIN): string => {
  switch (block.kind) {
    case "paragraph":
      return `<p>${renderInlines(block.inside, writer)}</p>`;
    case "heading":
      return `<h${block.level}>${renderInlines(block.inside, writer)}</h${block.level}>`;
    case "list": {
      const tag = block.ordered ? "ol" : "ul";
      return `<${tag}>${block.items.map((item, place) => renderItem(item, place, writer)).join("")}</${tag}>`;
    }
    case "quote": {
      const by = block.by === null ? "" : `<footer>${escapeText(block.by)}</footer>`;
      return `<blockquote><p>${renderInlines(block.inside, writer)}</p>${by}</blockquote>`;
    }
    case "preformatted":
      // A line feed at once after the tag is not shown (HTML 4.12.1 of the parsing rules), so a text that begins with one gets another.
      return `<pre>${block.text.startsWith("\n") ? "\n" : ""}${escapeText(block.text)}</pre>`;
    case "table": {
      const caption = block.caption === null ? "" : `<caption>${escapeText(block.caption)}</caption>`;
      return `<table>${caption}<tbody>${block.rows.map(renderRow).join("")}</tbody></table>`;
    }
    case "rule":
      return "<hr>";
    case "aside": {
      const title = block.title === null ? "" : `<h2>${escapeText(block.title)}</h2>`;
      return `<aside>${title}${block.blocks.map((each) => renderBlock(each)).join("")}</aside>`;
    }
    case "embed":
      return `<p>${renderInlines([{ kind: "link", href: block.href, inside: [{ kind: "text", text: block.title }] }], writer)}</p>`;
    case "picture":
      return ""; // stands with its credit and rights among the story's pictures, which each way out is permitted apart from the text
  }
};

/**
 * A body as HTML: only the elements of the block model, all text escaped, and no attribute but the `href` of a link whose address is http,
 * https or mailto; a link to anything else is its words alone.
 */
export const renderBlocks = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => renderBlock(block))
    .filter((html) => html !== "")
    .join("\n");
