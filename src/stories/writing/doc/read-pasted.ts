import { parseFragment } from "parse5";
import type { AsideBlock, Block, Inline, TableRow } from "../../block.ts";
import { textOfInlines } from "../../block.ts";
import { tidyBody } from "../body-markup.ts";
import { inlinesOf, type Mark, type Run } from "../inline-runs.ts";
import {
  attribute,
  classOf,
  type Element,
  holdsBlocks,
  inlines,
  isBlock,
  isDropped,
  isElement,
  isWordless,
  marksIn,
  named,
  type Node,
  plain,
  seen,
  styleOf,
  wordsOf,
} from "./pasted-words.ts";

const SPAN_MOST = 100; // no table of a newspaper has more columns, and a page's may say any number
const DEEPEST = 200; // levels of elements that are read one by one
const HEADINGS: ReadonlyMap<string, 2 | 3 | 4> = new Map([
  ["h1", 2],
  ["h2", 2],
  ["h3", 3],
  ["h4", 4],
  ["h5", 4],
  ["h6", 4],
]);

const childElements = (element: Element): readonly Element[] =>
  element.childNodes.flatMap((node) => (isElement(node) && !isDropped(node) ? [node] : []));
const isList = (node: Node): boolean => isElement(node) && ["ul", "ol", "menu"].includes(node.tagName);

const itemsOf = (list: Element): readonly (readonly Inline[])[] =>
  childElements(list).flatMap((child) => {
    if (isWordless(child)) return [];
    if (isList(child)) return itemsOf(child);
    const own = inlines(child.childNodes.filter((node) => !isList(node)));
    return [...(own.length === 0 ? [] : [own]), ...childElements(child).flatMap((node) => (isList(node) ? itemsOf(node) : []))];
  });

const within = (element: Element, tags: string): readonly Element[] =>
  childElements(element).flatMap((child) => (named(tags).has(child.tagName) ? [child] : within(child, tags)));

/** How many columns or rows a cell says it takes. */
const span = (cell: Element, name: "colspan" | "rowspan"): number =>
  Math.min(SPAN_MOST, Math.max(1, Math.trunc(Number(attribute(cell, name))) || 1));

/** Rows with an empty place wherever a cell beside or above reaches, so that the others stay in their columns. */
const spread = (rows: readonly (readonly Element[])[]): readonly (readonly (Element | null)[])[] => {
  const held: number[] = []; // by column, the rows that a cell above still reaches into
  return rows.map((cells) => {
    const row: (Element | null)[] = [];
    const skip = (isLast: boolean): void => {
      while ((held[row.length] ?? 0) > 0 || (isLast && held.slice(row.length).some((more) => more > 0))) {
        held[row.length] = Math.max(0, (held[row.length] ?? 0) - 1);
        row.push(null);
      }
    };
    for (const cell of cells) {
      skip(false);
      const [wide, tall] = [span(cell, "colspan"), span(cell, "rowspan")];
      for (let part = 0; part < wide; part += 1) {
        held[row.length] = tall - 1;
        row.push(part === 0 ? cell : null);
      }
    }
    skip(true);
    return row;
  });
};

/** Whether a table only says where things stand on a page: one within it, or several blocks under each other in its one column. */
const isLayout = (rows: readonly (readonly Element[])[]): boolean =>
  rows.some((cells) => cells.some((cell) => within(cell, "table").length > 0)) ||
  (rows.every((cells) => cells.length === 1) &&
    (rows.length === 1 || rows.some(([cell]) => cell !== undefined && blocksIn(cell.childNodes).length > 1)));

const tableOf = (table: Element): readonly Block[] => {
  const captions = within(table, "tr").filter((row) => attribute(row, "data-part") === "caption");
  const trs = within(table, "tr table").filter((row) => row.tagName === "tr" && !captions.includes(row) && within(row, "td th").length > 0);
  const cells = trs.map((row) => within(row, "td th"));
  const own = captions[0] ?? within(table, "caption")[0];
  const caption = own === undefined ? "" : textOfInlines(inlines(own.childNodes));
  if (caption === "" && isLayout(cells)) return cells.flat().flatMap((cell) => blocksIn(cell.childNodes));
  const rows = spread(cells).map((row, place): TableRow => {
    const isHead = attribute(trs[place] ?? table, "data-head") !== "" || row.every((cell) => cell === null || cell.tagName === "th");
    return { head: isHead, cells: row.map((cell) => (cell === null ? [] : inlines(cell.childNodes))) };
  });
  return [{ kind: "table", caption: caption === "" ? null : caption, rows }];
};

const quoteOf = (quote: Element): readonly Block[] => {
  const credit = childElements(quote).find((child) => child.tagName === "footer");
  const inside = inlines(quote.childNodes.filter((child) => child !== credit));
  const by = credit === undefined ? "" : textOfInlines(inlines(credit.childNodes));
  return [{ kind: "quote", inside, by: by === "" ? null : by }];
};

/** The sign before an item, where a program wrote it into the words. */
const SIGN = /^[\s\u00a0]*(?:[·•▪◦‣§\uf0a7\uf0b7]|o(?=\s)|(?:\d{1,3}|[a-z]|[ivx]+)[.)])[\s\u00a0]+/iu;
const NUMBERED = /^[\s\u00a0]*(?:\d{1,3}|[a-z]|[ivx]+)[.)]/iu;

/** Runs without their first `count` letters. */
const without = (count: number, words: readonly Run[]): readonly Run[] => {
  let left = count;
  return words.map((run) => {
    const cut = Math.min(left, run.text.length);
    left -= cut;
    return { ...run, text: run.text.slice(cut) };
  });
};

/** An item of a list that Word wrote as a paragraph; its sign says whether it is numbered. */
const wordItem = (element: Element): Block | null => {
  if (!/mso-list:\s*l\d/u.test(styleOf(element))) return null;
  const sign = element.childNodes.map(signIn).join("");
  const words = wordsOf(element.childNodes, []);
  const text = words.map((run) => run.text).join("");
  const written = sign === "" ? (SIGN.exec(text)?.[0] ?? "") : "";
  return { kind: "list", ordered: NUMBERED.test(sign === "" ? written : sign), items: [inlinesOf(without(written.length, words))] };
};

const signIn = (node: Node): string =>
  !isElement(node) ? "" : /mso-list:\s*ignore/u.test(styleOf(node)) ? plain(node.childNodes) : node.childNodes.map(signIn).join("");

/** A subhead is bold as it is. */
const unbold = (run: Run): Run => ({ ...run, marks: run.marks.filter((mark) => mark !== "strong") });

const asideOf = (element: Element): Block => {
  const first = childElements(element)[0];
  const isTitle = first !== undefined && HEADINGS.has(first.tagName);
  const blocks = blocksIn(isTitle ? element.childNodes.filter((node) => node !== first) : element.childNodes);
  return { kind: "aside", title: isTitle ? textOfInlines(inlines(first.childNodes)) : null, blocks: blocks as readonly AsideBlock[] };
};

const embedOf = (href: string, title: string): Block => ({
  kind: "embed",
  href,
  title: title === "" ? (URL.parse(href)?.host ?? "") : title,
});

const blockOf = (element: Element, marks: readonly Mark[]): readonly Block[] => {
  const level = HEADINGS.get(element.tagName) ?? (/\bMso(?:Title|Heading)/u.test(classOf(element)) ? 2 : undefined);
  const sha = attribute(element, "data-sha");
  const embedded = attribute(element, "data-embed");
  if (sha !== "") return [{ kind: "picture", sha }];
  if (embedded !== "") return [embedOf(embedded, plain(element.childNodes).replace(` (${embedded})`, ""))];
  if (element.tagName === "iframe") return [embedOf(attribute(element, "src"), attribute(element, "title"))];
  if (level !== undefined) return [{ kind: "heading", level, inside: inlinesOf(wordsOf(element.childNodes, []).map(unbold)) }];
  if (isList(element)) return [{ kind: "list", ordered: element.tagName === "ol", items: itemsOf(element) }];
  if (element.tagName === "blockquote" || /\bMso(?:Intense)?Quote/u.test(classOf(element))) return quoteOf(element);
  if (element.tagName === "pre") return [{ kind: "preformatted", text: plain(element.childNodes).replace(/^\n|\n$/gu, "") }];
  if (element.tagName === "table") return tableOf(element);
  if (element.tagName === "hr") return [{ kind: "rule" }];
  if (element.tagName === "aside") return [asideOf(element)];
  return wordItem(element) === null ? blocksIn(element.childNodes, marksIn(element, marks)) : [wordItem(element) ?? { kind: "rule" }];
};

/** Items that Word wrote one by one are one list. */
const joined = (blocks: readonly Block[]): readonly Block[] => {
  const found: Block[] = [];
  for (const block of blocks) {
    const last = found.at(-1);
    if (block.kind === "list" && last?.kind === "list" && last.ordered === block.ordered && block.items.length === 1)
      found[found.length - 1] = { ...last, items: [...last.items, ...block.items] };
    else found.push(block);
  }
  return found;
};

const paragraphs = (nodes: readonly Node[], marks: readonly Mark[]): readonly Block[] => {
  const lines: Node[][] = [[]];
  for (const [place, node] of nodes.entries()) {
    const isBreak = isElement(node) && node.tagName === "br";
    const next = nodes[place + 1];
    const isDouble = isBreak && next !== undefined && isElement(next) && next.tagName === "br";
    if (isDouble) lines.push([]);
    else lines.at(-1)?.push(node);
  }
  return lines.map((line) => ({ kind: "paragraph", inside: inlines(line, marks) }));
};

const blocksIn = (nodes: readonly Node[], marks: readonly Mark[] = []): readonly Block[] => {
  const blocks: Block[] = [];
  let run: Node[] = [];
  const close = (): void => {
    blocks.push(...paragraphs(run, marks));
    run = [];
  };
  for (const node of nodes) {
    if (isElement(node) && isDropped(node)) continue;
    if (!isElement(node) || (!isBlock(node) && !holdsBlocks(node))) {
      run.push(node);
      continue;
    }
    close();
    blocks.push(...blockOf(node, marks));
  }
  close();
  return blocks;
};

/** All words below an element, however deep they are. */
const wordsBelow = (element: Element): string => {
  const found: string[] = [];
  const left: Node[] = [element];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if ("value" in node) found.push(node.value);
    else if (isElement(node) && !isWordless(node)) left.push(...node.childNodes.toReversed());
  }
  return found.join("");
};

/** Makes what lies deeper than anybody writes the words that it is: reading calls itself once a level. */
const flatten = (root: { readonly childNodes: readonly Node[] }): void => {
  let level = root.childNodes.filter(isElement);
  for (let depth = 1; depth < DEEPEST && level.length > 0; depth += 1)
    level = level.flatMap((element) => element.childNodes.filter(isElement));
  for (const element of level)
    if (!isDropped(element)) element.childNodes = [{ nodeName: "#text", value: wordsBelow(element), parentNode: element }];
};

/** What was copied as HTML from Word, Google Docs, a page or a mail, as a body: what the block model has no word for is only its words. */
export const readPasted = (html: string): readonly Block[] => {
  const root = parseFragment(html);
  flatten(root);
  const blocks = blocksIn(root.childNodes).filter((block) => block.kind !== "paragraph" || block.inside.length > 0);
  return tidyBody(joined(blocks));
};

/** Plain text that was copied: a blank line parts paragraphs, a line's end is a break. */
export const readPastedText = (text: string): readonly Block[] =>
  tidyBody(
    text
      .replace(/\r\n?/gu, "\n")
      .split(/\n[ \t]*\n\s*/u)
      .map((part) => ({
        kind: "paragraph",
        inside: part
          .split("\n")
          .flatMap((line, place): readonly Inline[] => [
            ...(place === 0 ? [] : [{ kind: "break" } as const]),
            { kind: "text", text: seen(line) },
          ]),
      })),
  );
