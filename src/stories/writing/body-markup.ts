import { type Block, type Inline, textOfBlock, textOfInlines, type TableRow } from "../block.ts";
import { readInlines, writeInlines } from "./inline-markup.ts";
import { inlinesOf, plainText, runsOf } from "./inline-runs.ts";

const tidyInlines = (inlines: readonly Inline[]): readonly Inline[] => inlinesOf(runsOf(inlines));
const tidyLine = (text: string): string => plainText(text).trim();
const tidyLines = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/gu, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/gu, "");

const tidy = (block: Block): Block => {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return { ...block, inside: tidyInlines(block.inside) };
    case "quote": {
      const by = tidyLine(block.by ?? "");
      return { ...block, inside: tidyInlines(block.inside), by: by === "" ? null : by };
    }
    case "list":
      return { ...block, items: block.items.map(tidyInlines).filter((item) => item.length > 0) };
    case "preformatted":
      return { ...block, text: tidyLines(block.text) };
    case "table": {
      const caption = tidyLine(block.caption ?? "");
      const rows = block.rows.filter((row) => row.cells.length > 0).map((row) => ({ ...row, cells: row.cells.map(tidyInlines) }));
      return { ...block, caption: caption === "" ? null : caption, rows };
    }
    case "rule":
      return block;
  }
};

/** A body in its one form: no block without words but a rule, no empty item, marks in their order. */
export const tidyBody = (blocks: readonly Block[]): readonly Block[] =>
  blocks.map(tidy).filter((block) => block.kind === "rule" || textOfBlock(block).trim() !== "");

/** Whatever would be read as the beginning of another kind of block gets a backslash. */
const guarded = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.replace(/^(\d{1,3})(?=[.)])/u, "$1\\").replace(/^(?=[#>|`•-])/u, "\\"))
    .join("\n");

const line = (inlines: readonly Inline[]): string => guarded(writeInlines(inlines));

const fenceFor = (text: string): string => {
  const longest = Math.max(2, ...[...text.matchAll(/^`{3,}/gmu)].map(([found]) => found.length));
  return "`".repeat(longest + 1);
};

const writeRow = (row: TableRow): string => {
  const cells = row.cells.map((cell) => writeInlines(cell, true).replace(/^(?=[!=])/u, "\\"));
  return `|${row.head ? "!" : ""} ${cells.join(" | ")} |`;
};

const written = (block: Block): string => {
  switch (block.kind) {
    case "paragraph":
      return line(block.inside);
    case "heading":
      return `${"#".repeat(block.level)} ${line(block.inside)}`;
    case "quote": {
      const by = block.by === null ? "" : `\n> -- ${writeInlines([{ kind: "text", text: block.by }])}`;
      return `> ${line(block.inside)}${by}`;
    }
    case "list":
      return block.items.map((item, place) => `${block.ordered ? `${place + 1}.` : "-"} ${line(item)}`).join("\n");
    case "preformatted": {
      const fence = fenceFor(block.text);
      return `${fence}\n${block.text}\n${fence}`;
    }
    case "table":
      return [
        ...(block.caption === null ? [] : [`|= ${writeInlines([{ kind: "text", text: block.caption }])}`]),
        ...block.rows.map(writeRow),
      ].join("\n");
    case "rule":
      return "---";
  }
};

/** A body as text for a plain field, which `readBody` reads back to the very same body. */
export const writeBody = (blocks: readonly Block[]): string => tidyBody(blocks).map(written).join("\n\n");

type Kind = "heading" | "quote" | "bullets" | "numbers" | "table" | "rule" | "paragraph";

const STARTS: readonly (readonly [Kind, RegExp])[] = [
  ["heading", /^#{1,4}[ \t]+/u],
  ["quote", /^>[ \t]*/u],
  ["bullets", /^[-*•][ \t]+/u],
  ["numbers", /^\d{1,3}[.)][ \t]+/u],
  ["table", /^\|/u],
  ["rule", /^-{3,}$/u],
];

const kindOf = (text: string): Kind => STARTS.find(([, start]) => start.test(text))?.[0] ?? "paragraph";
const bare = (kind: Kind, text: string): string => text.replace(STARTS.find(([each]) => each === kind)?.[1] ?? "", "");

const cellsOf = (text: string): readonly string[] => {
  const parts = [...text.matchAll(/((?:\\[\s\S]|[^\\|])*)(\||$)/gu)].map(([, cell = "", end = ""]) => ({ cell, end }));
  const cells = parts.filter(({ cell, end }) => end === "|" || cell.trim() !== "").map(({ cell }) => cell);
  return cells.length === 0 ? [""] : cells;
};

const readTable = (lines: readonly string[]): Block => {
  const captions = lines.filter((text) => text.startsWith("|=")).map((text) => tidyLine(textOfInlines(readInlines(text.slice(2)))));
  const rows = lines
    .filter((text) => !text.startsWith("|="))
    .map((text) => {
      const head = text.startsWith("|!");
      return { head, cells: cellsOf(text.slice(head ? 2 : 1)).map((cell) => readInlines(cell.trim())) };
    });
  const caption = captions.join(" ");
  return { kind: "table", caption: caption === "" ? null : caption, rows };
};

const readGroup = (kind: Kind, lines: readonly string[]): Block => {
  const words = lines.map((text) => bare(kind, text));
  switch (kind) {
    case "heading": {
      const level = Math.max(2, /^#+/u.exec(lines[0] ?? "")?.[0].length ?? 2) as 2 | 3 | 4;
      return { kind, level, inside: readInlines(words.join(" ")) };
    }
    case "quote": {
      const by = words.filter((text) => /^-- ?/u.test(text)).map((text) => textOfInlines(readInlines(text.replace(/^-- ?/u, ""))));
      const said = words.filter((text) => !/^-- ?/u.test(text));
      return { kind, inside: readInlines(said.join(" ")), by: by.length === 0 ? null : by.join(" ") };
    }
    case "bullets":
    case "numbers":
      return { kind: "list", ordered: kind === "numbers", items: words.map(readInlines) };
    case "table":
      return readTable(lines);
    case "rule":
      return { kind };
    case "paragraph":
      return { kind, inside: readInlines(words.join(" ")) };
  }
};

/** One line of typing, or several whose ends say that the next goes on. */
const joined = (lines: readonly string[]): readonly string[] => {
  const found: string[] = [];
  let isOpen = false;
  for (const text of lines) {
    const last = found.at(-1);
    if (isOpen && last !== undefined) found[found.length - 1] = `${last}\n${text}`;
    else found.push(text);
    isOpen = (/\\+$/u.exec(text)?.[0].length ?? 0) % 2 === 1;
  }
  return found;
};

/** The blocks of lines without a fence or a blank line among them: neighbours of one kind belong together. */
const readLines = (lines: readonly string[]): readonly Block[] => {
  const groups: { readonly kind: Kind; readonly lines: string[] }[] = [];
  for (const text of joined(lines)) {
    const kind = kindOf(text);
    const last = groups.at(-1);
    if (last?.kind === kind && kind !== "heading" && kind !== "rule") last.lines.push(text);
    else groups.push({ kind, lines: [text] });
  }
  return groups.map((group) => readGroup(group.kind, group.lines));
};

/** The body that was typed. Any text is one; no letter of it is lost but the signs that say what it is. */
export const readBody = (text: string): readonly Block[] => {
  const blocks: Block[] = [];
  let lines: string[] = [];
  const close = (): void => {
    blocks.push(...readLines(lines));
    lines = [];
  };
  const all = tidyLines(text).split("\n");
  for (let at = 0; at < all.length; at += 1) {
    const each = all[at] ?? "";
    const fence = /^`{3,}$/u.exec(each.trim())?.[0];
    const end = fence === undefined ? -1 : all.indexOf(fence, at + 1);
    if (end !== -1) {
      close();
      blocks.push({ kind: "preformatted", text: all.slice(at + 1, end).join("\n") });
      at = end;
    } else if (each.trim() === "") close();
    else lines.push(each.trim());
  }
  close();
  return tidyBody(blocks);
};
