import type { DefaultTreeAdapterTypes } from "parse5";
import type { Inline } from "../../block.ts";
import { inlinesOf, linkAddress, type Mark, MARKS, type Run } from "../inline-runs.ts";

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;

export const named = (names: string): ReadonlySet<string> => new Set(names.split(" "));

/** Never words of a text, nor anything that may be kept. */
const DROPPED = named(
  "script style template noscript noembed noframes head title meta link base object embed applet svg math canvas video audio source track form input button select option textarea del s strike figcaption xml",
);
const BLOCKS = named(
  "p div section article main header footer nav address center details summary body html h1 h2 h3 h4 h5 h6 ul ol menu li dl dt dd blockquote pre table thead tbody tfoot tr td th caption hr aside figure iframe",
);
export const isElement = (node: Node): node is Element => "tagName" in node;
export const attribute = (element: Element, name: string): string => element.attrs.find((each) => each.name === name)?.value ?? "";
export const styleOf = (element: Element): string => attribute(element, "style").toLowerCase();
export const classOf = (element: Element): string => attribute(element, "class");

/** What a program wrote for itself: signs of Word's lists, its notes in the margin, what was struck out, what is not shown. */
export const isDropped = (element: Element): boolean =>
  DROPPED.has(element.tagName) ||
  /mso-list:\s*ignore|mso-hide:\s*all|display:\s*none|mso-element:\s*comment|mso-comment-reference/u.test(styleOf(element)) ||
  /\bMsoComment|\bmsoDel\b/u.test(classOf(element)) ||
  element.attrs.some(({ name }) => name === "hidden");

/** Within words a frame has none. */
export const isWordless = (element: Element): boolean => element.tagName === "iframe" || isDropped(element);

export const isBlock = (node: Node): boolean => isElement(node) && BLOCKS.has(node.tagName);
export const holdsBlocks = (node: Node): boolean =>
  isElement(node) && node.childNodes.some((child) => isBlock(child) || holdsBlocks(child));

/** Marks that an element puts on and takes off, by what it is and by its style: Google Docs says bold so, and wraps all in a `b` that is not. */
export const marksIn = (element: Element, marks: readonly Mark[]): readonly Mark[] => {
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

/** Signs that programs put between letters and nobody sees: where a word may be parted or must not, whose direction is forced, where an object was. */
export const seen = (text: string): string => text.replace(/[\u00ad\u200b\u2060\ufeff\ufffc\u202a-\u202e]/gu, "");

const runs = (nodes: readonly Node[], marks: readonly Mark[], href: string | null): readonly Run[] =>
  nodes.flatMap((node): readonly Run[] => {
    if ("value" in node) return [{ text: seen(node.value), marks, href }];
    if (!isElement(node) || isWordless(node)) return [];
    if (node.tagName === "br") return [{ text: "\n", marks, href }];
    const to = node.tagName === "a" ? (href ?? meant(attribute(node, "href"))) : href;
    const inside = runs(node.childNodes, marksIn(node, marks), to);
    return isBlock(node) ? [{ text: "\n", marks: [], href: null }, ...inside, { text: "\n", marks: [], href: null }] : inside;
  });

/** Blanks of the source's lines are none; a run of breaks is one, as blocks within a cell or an item leave them. */
export const wordsOf = (nodes: readonly Node[], marks: readonly Mark[]): readonly Run[] => {
  const words: Run[] = [];
  let last: "words" | "break" | null = null;
  for (const run of runs(nodes, marks, null)) {
    if (run.text === "\n") {
      if (last === "words") words.push(run);
      last = last === null ? null : "break";
      continue;
    }
    const text = run.text.replace(/[ \t\r\n\f]+/gu, " ");
    if (text !== "") words.push({ ...run, text });
    if (text.trim() !== "") last = "words";
  }
  return words;
};

export const inlines = (nodes: readonly Node[], marks: readonly Mark[] = []): readonly Inline[] => inlinesOf(wordsOf(nodes, marks));

export const plain = (nodes: readonly Node[]): string =>
  nodes
    .map((node) =>
      "value" in node ? node.value : !isElement(node) || isWordless(node) ? "" : node.tagName === "br" ? "\n" : plain(node.childNodes),
    )
    .join("");
