import { type Block, type Inline, textOfBlock, textOfInlines } from "./block.ts";

/** A block as an editor writes it in a plain field: "## " before a heading, "> " before a quote, "- " or "1. " before each item of a list. */
const written = (block: Block): string => {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${textOfInlines(block.inside)}`;
    case "quote":
      return `> ${textOfInlines(block.inside)}`;
    case "list":
      return block.items.map((item, place) => `${block.ordered ? `${place + 1}.` : "-"} ${textOfInlines(item)}`).join("\n");
    case "rule":
      return "---";
    case "picture":
      return `![${block.sha}]`;
    case "paragraph":
    case "aside":
    case "embed":
    case "table":
    case "preformatted":
      return textOfBlock(block).trim();
  }
};

const inside = (text: string): readonly Inline[] => [{ kind: "text", text: text.replace(/\s+/gu, " ").trim() }];

const read = (part: string): Block => {
  const heading = /^(#{2,4})\s+(.+)$/su.exec(part);
  if (heading !== null) return { kind: "heading", level: (heading[1] ?? "##").length as 2 | 3 | 4, inside: inside(heading[2] ?? "") };
  if (/^-{3,}$/u.test(part)) return { kind: "rule" };
  const lines = part.split("\n");
  if (lines.every((line) => /^>\s*/u.test(line)))
    return { kind: "quote", inside: inside(lines.map((line) => line.replace(/^>\s*/u, "")).join(" ")), by: null };
  if (lines.every((line) => /^[-*•]\s+\S/u.test(line)))
    return { kind: "list", ordered: false, items: lines.map((line) => inside(line.slice(1))) };
  if (lines.every((line) => /^\d{1,3}[.)]\s+\S/u.test(line)))
    return { kind: "list", ordered: true, items: lines.map((line) => inside(line.replace(/^\d+[.)]/u, ""))) };
  return { kind: "paragraph", inside: inside(part) };
};

/** The body that an editor wrote; a block left as it was in `known` keeps its links, its emphasis and its tables. */
export const bodyOfText = (text: string, known: readonly Block[]): readonly Block[] => {
  const asBefore = new Map(known.map((block) => [written(block).replace(/\s+/gu, " "), block]));
  return text
    .replace(/\r\n?/gu, "\n")
    .split(/\n[ \t]*(?:\n[ \t]*)+/u)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => asBefore.get(part.replace(/\s+/gu, " ")) ?? read(part));
};
