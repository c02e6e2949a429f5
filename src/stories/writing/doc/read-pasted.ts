import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import type { AsideBlock, Block, Inline, TableRow } from "../../block.ts";
import { textOfInlines } from "../../block.ts";
import { tidyBody } from "../body-markup.ts";
import { inlinesOf, linkAddress, type Mark, MARKS, type Run } from "../inline-runs.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const named = (names: string): ReadonlySet<string> => new Set(names.split(" "));

/** Never words of a text, nor anything that may be kept. */
const DROPPED = named(
  "script style template noscript noembed noframes head title meta link base object embed applet svg math canvas video audio source track form input button select option textarea del s strike figcaption xml",
);
const BLOCKS = named(
  "p div section article main header footer nav address center details summary body html h1 h2 h3 h4 h5 h6 ul ol menu li dl dt dd blockquote pre table thead tbody tfoot tr td th caption hr aside figure iframe",
);
const HEADINGS: ReadonlyMap<string, 2 | 3 | 4> = new Map([
  ["h1", 2],
  ["h2", 2],
  ["h3", 3],
  ["h4", 4],
  ["h5", 4],
  ["h6", 4],
]);

const isElement = (node: Node): node is Element => "tagName" in node;
const attribute = (element: Element, name: string): string => element.attrs.find((each) => each.name === name)?.value ?? "";
const styleOf = (element: Element): string => attribute(element, "style").toLowerCase();
const classOf = (element: Element): string => attribute(element, "class");

/** What a program wrote for itself: signs of Word's lists, its notes in the margin, what was struck out, what is not shown. */
const isDropped = (element: Element): boolean =>
  DROPPED.has(element.tagName) ||
  /mso-list:\s*ignore|mso-hide:\s*all|display:\s*none|mso-element:\s*comment|mso-comment-reference/u.test(styleOf(element)) ||
  /\bMsoComment|\bmsoDel\b/u.test(classOf(element)) ||
  element.attrs.some(({ name }) => name === "hidden");

/** Within words a frame has none. */
const isWordless = (element: Element): boolean => element.tagName === "iframe" || isDropped(element);

const isBlock = (node: Node): boolean => isElement(node) && BLOCKS.has(node.tagName);
const holdsBlocks = (node: Node): boolean => isElement(node) && node.childNodes.some((child) => isBlock(child) || holdsBlocks(child));

/** Marks that an element puts on and takes off, by what it is and by its style: Google Docs says bold so, and wraps all in a `b` that is not. */
const marksIn = (element: Element, marks: readonly Mark[]): readonly Mark[] => {
  const style = styleOf(element);
  const says = (mark: Mark, tags: string, on: RegExp, off: RegExp): boolean =>
    off.test(style) ? false : on.test(style) || named(tags).has(element.tagName) || marks.includes(mark);
  const is: Readonly<Record<Mark, boolean>> = {
    strong: says("strong", "b strong", /(?<![\w-])font-weight:\s*(?:bold|[6-9]00)/u, /(?<![\w-])font-weight:\s*(?:normal|[1-5]00)/u),
    em: says("em", "i em cite", /(?<![\w-])font-style:\s*italic/u, /(?<![\w-])font-style:\s*normal/u),
    sub: says("sub", "sub", /vertical-align:\s*sub/u, /vertical-align:\s*(?:baseline|super)/u),
    sup: says("sup", "sup", /vertical-align:\s*super/u, /vertical-align:\s*(?:baseline|sub)/u),
  };
  return MARKS.filter((mark) => is[mark] && !(mark === "sup" && is.sub));
};

/** An address as it was meant: Google Docs leads every link by way of Google. */
const meant = (href: string): string | null => {
  const url = URL.parse(href);
  const by = url !== null && /(?:^|\.)google\.com$/u.test(url.hostname) && url.pathname === "/url" ? url.searchParams.get("q") : null;
  return linkAddress(by ?? href);
};

const runs = (nodes: readonly Node[], marks: readonly Mark[], href: string | null): readonly Run[] =>
  nodes.flatMap((node): readonly Run[] => {
    if ("value" in node) return [{ text: node.value, marks, href }];
    if (!isElement(node) || isWordless(node)) return [];
    if (node.tagName === "br") return [{ text: "\n", marks, href }];
    const to = node.tagName === "a" ? (href ?? meant(attribute(node, "href"))) : href;
    const inside = runs(node.childNodes, marksIn(node, marks), to);
    return isBlock(node) ? [{ text: "\n", marks: [], href: null }, ...inside, { text: "\n", marks: [], href: null }] : inside;
  });

/** Blanks of the source's lines are none; a run of breaks is one, as blocks within a cell or an item leave them. */
const inlines = (nodes: readonly Node[], marks: readonly Mark[] = []): readonly Inline[] => {
  const all = runs(nodes, marks, null).map((run) => (run.text === "\n" ? run : { ...run, text: run.text.replace(/[ \t\r\n\f]+/gu, " ") }));
  const words = all.filter((run, place) => {
    if (run.text !== "\n") return run.text !== "";
    const before = all.slice(0, place).findLast((each) => each.text.trim() !== "" || each.text === "\n");
    return before !== undefined && before.text !== "\n";
  });
  return inlinesOf(words);
};

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

const tableOf = (table: Element): readonly Block[] => {
  const rows = within(table, "tr table").flatMap((row): readonly TableRow[] => {
    const cells = within(row, "td th");
    const isCaption = attribute(row, "data-part") === "caption";
    if (row.tagName !== "tr" || cells.length === 0 || isCaption) return [];
    const head = attribute(row, "data-head") !== "" || cells.every((cell) => cell.tagName === "th");
    return [{ head, cells: cells.map((cell) => inlines(cell.childNodes)) }];
  });
  const own = within(table, "tr").find((row) => attribute(row, "data-part") === "caption") ?? within(table, "caption")[0];
  const caption = own === undefined ? "" : textOfInlines(inlines(own.childNodes));
  // A table of one cell is a box that a program drew around its text.
  const only = rows.length === 1 && rows[0]?.cells.length === 1 ? within(table, "td th")[0] : undefined;
  return only === undefined ? [{ kind: "table", caption: caption === "" ? null : caption, rows }] : blocksIn(only.childNodes);
};

const quoteOf = (quote: Element): readonly Block[] => {
  const credit = childElements(quote).find((child) => child.tagName === "footer");
  const inside = inlines(quote.childNodes.filter((child) => child !== credit));
  const by = credit === undefined ? "" : textOfInlines(inlines(credit.childNodes));
  return [{ kind: "quote", inside, by: by === "" ? null : by }];
};

const plain = (nodes: readonly Node[]): string =>
  nodes
    .map((node) =>
      "value" in node ? node.value : !isElement(node) || isWordless(node) ? "" : node.tagName === "br" ? "\n" : plain(node.childNodes),
    )
    .join("");

/** An item of a list that Word wrote as a paragraph; its sign says whether it is numbered. */
const wordItem = (element: Element): Block | null => {
  if (!/mso-list:\s*l\d/u.test(styleOf(element))) return null;
  const sign = within(element, "span")
    .map((span) => (/mso-list/u.test(styleOf(span)) ? plain(span.childNodes) : ""))
    .join("");
  const marker = element.childNodes.map((node) => signIn(node)).join("") || sign;
  return { kind: "list", ordered: /^\s*(?:\d{1,3}|[a-z]|[ivx]+)[.)]/iu.test(marker), items: [inlines(element.childNodes)] };
};

const signIn = (node: Node): string =>
  !isElement(node) ? "" : /mso-list:\s*ignore/u.test(styleOf(node)) ? plain(node.childNodes) : node.childNodes.map(signIn).join("");

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
  if (level !== undefined) return [{ kind: "heading", level, inside: inlines(element.childNodes) }];
  if (isList(element)) return [{ kind: "list", ordered: element.tagName === "ol", items: itemsOf(element) }];
  if (element.tagName === "blockquote") return quoteOf(element);
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

/** What was copied as HTML from Word, Google Docs, a page or a mail, as a body: what the block model has no word for is only its words. */
export const readPasted = (html: string): readonly Block[] => tidyBody(joined(tidyBody(blocksIn(parseFragment(html).childNodes))));

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
            { kind: "text", text: line },
          ]),
      })),
  );
