import { type AsideBlock, type Block, type Inline, textOfBlock, textOfInlines, type TableRow } from "../block.ts";
import { readInlines, writeInlines } from "./inline-markup.ts";
import { inlinesOf, linkAddress, plainText, runsOf } from "./inline-runs.ts";

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
    case "embed": {
      const title = tidyLine(block.title);
      const href = linkAddress(block.href) ?? "";
      return { ...block, href, title: title === "" ? href : title };
    }
    case "aside": {
      const title = tidyLine(block.title ?? "");
      return { ...block, title: title === "" ? null : title, blocks: tidyBody(block.blocks.flatMap(unboxed)) as readonly AsideBlock[] };
    }
    case "picture":
    case "rule":
      return block;
  }
};

/** A box within a box is only its words. */
const unboxed = (block: Block): readonly AsideBlock[] => {
  if (block.kind !== "aside") return [block];
  const title: AsideBlock[] = block.title === null ? [] : [{ kind: "heading", level: 3, inside: [{ kind: "text", text: block.title }] }];
  return [...title, ...block.blocks.flatMap(unboxed)];
};

const SHA = /^[0-9a-f]{64}$/u;

/** Whether a block in its one form has a place in a body: it has words, or is a rule, a picture, something elsewhere that is named. */
const isThere = (block: Block): boolean => {
  if (block.kind === "picture") return SHA.test(block.sha);
  if (block.kind === "embed") return /^https?:/u.test(block.href);
  if (block.kind === "aside") return block.blocks.length > 0;
  return block.kind === "rule" || textOfBlock(block).trim() !== "";
};

/** A body in its one form: no block without words but a rule or a picture, no empty item, marks in their order. */
export const tidyBody = (blocks: readonly Block[]): readonly Block[] => blocks.map(tidy).filter(isThere);

/** Whatever would be read as the beginning of another kind of block gets a backslash. */
const guarded = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.replace(/^(\d{1,3})(?=[.)])/u, "$1\\").replace(/^(?=[#>|`•-]|:{3}|@\[)/u, "\\"))
    .join("\n");

const line = (inlines: readonly Inline[]): string => guarded(writeInlines(inlines));

/** A fence of `sign`s longer than any at the beginning of a line of `text`. */
const fenceFor = (text: string, sign: "`" | ":"): string => {
  const longest = Math.max(2, ...[...text.matchAll(sign === "`" ? /^`{3,}/gmu : /^:{3,}/gmu)].map(([found]) => found.length));
  return sign.repeat(longest + 1);
};

const plainLine = (text: string): string => writeInlines([{ kind: "text", text }]);

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
      const by = block.by === null ? "" : `\n> -- ${plainLine(block.by)}`;
      return `> ${line(block.inside)}${by}`;
    }
    case "list":
      return block.items.map((item, place) => `${block.ordered ? `${place + 1}.` : "-"} ${line(item)}`).join("\n");
    case "preformatted": {
      const fence = fenceFor(block.text, "`");
      return `${fence}\n${block.text}\n${fence}`;
    }
    case "table":
      return [...(block.caption === null ? [] : [`|= ${plainLine(block.caption)}`]), ...block.rows.map(writeRow)].join("\n");
    case "rule":
      return "---";
    case "picture":
      return `![${block.sha}]`;
    case "embed":
      return `@[${plainLine(block.title)}](${block.href})`;
    case "aside": {
      const inside = block.blocks.map(written).join("\n\n");
      const fence = fenceFor(inside, ":");
      return `${fence}${block.title === null ? "" : ` ${plainLine(block.title)}`}\n${inside}\n${fence}`;
    }
  }
};

/** A body as text for a plain field, which `readBody` reads back to the very same body. */
export const writeBody = (blocks: readonly Block[]): string => tidyBody(blocks).map(written).join("\n\n");

type Kind = "heading" | "quote" | "bullets" | "numbers" | "table" | "rule" | "picture" | "embed" | "paragraph";

const STARTS: readonly (readonly [Kind, RegExp])[] = [
  ["heading", /^#{1,4}[ \t]+/u],
  ["quote", /^>[ \t]*/u],
  ["bullets", /^[-*•][ \t]+/u],
  ["numbers", /^\d{1,3}[.)][ \t]+/u],
  ["table", /^\|/u],
  ["rule", /^-{3,}$/u],
  ["picture", /^!\[(?=[0-9a-f]{64}\]$)/u],
  ["embed", /^@(?=\[.*\]\(https?:[^()\s]+\)$)/u],
];

/** Kinds of which each line is a block of its own. */
const LONE: ReadonlySet<Kind> = new Set(["heading", "rule", "picture", "embed"]);

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

/** What is no link after all stays a paragraph of what was typed. */
const embedOf = (inside: readonly Inline[]): Block => {
  const [first, ...more] = inside;
  if (first?.kind === "link" && more.length === 0) return { kind: "embed", href: first.href, title: textOfInlines(first.inside) };
  return { kind: "paragraph", inside: [{ kind: "text", text: "@" }, ...inside] };
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
    case "picture":
      return { kind, sha: (words[0] ?? "").slice(0, 64) };
    case "embed":
      return embedOf(readInlines(words.join(" ")));
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
    if (last?.kind === kind && !LONE.has(kind)) last.lines.push(text);
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
    const box = /^(:{3,})[ \t]*(.*)$/u.exec(each.trim());
    const boxEnd = box === null ? -1 : all.findIndex((other, place) => place > at && other.trim() === box[1]);
    const fence = /^`{3,}$/u.exec(each.trim())?.[0];
    const end = fence === undefined ? -1 : all.indexOf(fence, at + 1);
    if (end !== -1) {
      close();
      blocks.push({ kind: "preformatted", text: all.slice(at + 1, end).join("\n") });
      at = end;
    } else if (box !== null && boxEnd !== -1) {
      close();
      const title = textOfInlines(readInlines(box[2] ?? ""));
      blocks.push({ kind: "aside", title, blocks: readBody(all.slice(at + 1, boxEnd).join("\n")).flatMap(unboxed) });
      at = boxEnd;
    } else if (each.trim() === "") close();
    else lines.push(each.trim());
  }
  close();
  return tidyBody(blocks);
};
