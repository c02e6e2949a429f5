import { safeUrl } from "#kit";
import type { Block, Inline, TableRow } from "./block.ts";

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");

const renderInline = (part: Inline): string => {
  switch (part.kind) {
    case "text":
      return escape(part.text);
    case "break":
      return "<br>";
    case "link": {
      const href = safeUrl(part.href);
      const inside = renderInlines(part.inside);
      return href === null ? inside : `<a href="${escape(href)}">${inside}</a>`;
    }
    case "em":
    case "strong":
    case "sub":
    case "sup":
      return `<${part.kind}>${renderInlines(part.inside)}</${part.kind}>`;
  }
};

const renderInlines = (inlines: readonly Inline[]): string => inlines.map(renderInline).join("");

const renderRow = (row: TableRow): string => {
  const tag = row.head ? "th" : "td";
  return `<tr>${row.cells.map((cell) => `<${tag}>${renderInlines(cell)}</${tag}>`).join("")}</tr>`;
};

const renderBlock = (block: Block): string => {
  switch (block.kind) {
    case "paragraph":
      return `<p>${renderInlines(block.inside)}</p>`;
    case "heading":
      return `<h${block.level}>${renderInlines(block.inside)}</h${block.level}>`;
    case "list": {
      const tag = block.ordered ? "ol" : "ul";
      return `<${tag}>${block.items.map((item) => `<li>${renderInlines(item)}</li>`).join("")}</${tag}>`;
    }
    case "quote": {
      const by = block.by === null ? "" : `<footer>${escape(block.by)}</footer>`;
      return `<blockquote><p>${renderInlines(block.inside)}</p>${by}</blockquote>`;
    }
    case "preformatted":
      // A line feed at once after the tag is not shown (HTML 4.12.1 of the parsing rules), so a text that begins with one gets another.
      return `<pre>${block.text.startsWith("\n") ? "\n" : ""}${escape(block.text)}</pre>`;
    case "table": {
      const caption = block.caption === null ? "" : `<caption>${escape(block.caption)}</caption>`;
      return `<table>${caption}<tbody>${block.rows.map(renderRow).join("")}</tbody></table>`;
    }
    case "rule":
      return "<hr>";
  }
};

/**
 * A body as HTML: only the elements of the block model, all text escaped, and no attribute but the `href` of a link whose address is http,
 * https or mailto; a link to anything else is its words alone.
 */
export const renderBlocks = (blocks: readonly Block[]): string => blocks.map(renderBlock).join("\n");
