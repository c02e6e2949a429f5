import { type Block, textOfBlock, textOfInlines } from "#stories";
import type { OutItem } from "./out-item.ts";

/** Lines that are there, as one part. */
const part = (...lines: readonly string[]): string => lines.filter((line) => line !== "").join("\n");

const textOf = (block: Block): string => {
  switch (block.kind) {
    case "list":
      return block.items.map((item, place) => `${block.ordered ? `${place + 1}.` : "-"} ${textOfInlines(item)}`).join("\n");
    case "quote":
      return part(textOfBlock(block), block.by === null ? "" : `– ${block.by}`);
    case "table":
      return part(block.caption ?? "", textOfBlock(block));
    case "rule":
      return "* * *";
    case "aside":
      return [block.title ?? "", ...block.blocks.map(textOf)].filter((each) => each !== "").join("\n\n");
    case "embed":
      return part(block.title, block.href);
    case "picture":
      return "";
    case "paragraph":
    case "heading":
    case "preformatted":
      return textOfBlock(block);
  }
};

/** A story as plain text: parts between blank lines, the rights line and the address at the end. */
export const plainText = (item: OutItem): string =>
  [
    part(item.kicker, item.headline),
    item.subheadline,
    part(item.byline, item.dateline),
    item.correction?.note ?? "",
    item.excerpt,
    ...item.blocks.map(textOf),
    ...item.pictures.map(({ caption, credit, rights, href }) => part(caption, credit, rights, href)),
    part(item.rights.creditLine, item.rights.notice, item.rights.notice.includes(item.rights.usageTerms) ? "" : item.rights.usageTerms),
    item.url,
  ]
    .filter((each) => each !== "")
    .join("\n\n")
    .concat("\n");
