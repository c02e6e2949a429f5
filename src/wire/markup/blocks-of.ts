import { fold } from "#kit";
import { type AsideBlock, type Block, type Inline, type TableRow, textOfInlines } from "#stories";
import { inlinesOf, splitAtBreaks, tidy } from "./inlines.ts";
import { findAll, findFirst, flat, isMarkup, type Markup } from "./markup.ts";

const named = (names: string): ReadonlySet<string> => new Set(names.split(" "));

/** Left out with all that is in them: not text, or not the story's. */
const DROPPED = named(
  "script style iframe object embed applet noscript noembed noframes template head title meta link select option button input textarea svg math canvas video audio source track " +
    "img picture map figure figcaption media media-caption media-producer media-reference note body.head body.end byline dateline hedline abstract dat vinjett vignett slug frame frameset",
);

/** Parts of agencies' bodies that are not the story, by class: notes and contacts (dpa), the line of department and source (TT). */
const EDITORS_CLASSES = named("closingline notepad np-public np-nonpublic nonpublic dat");

const HEADINGS: ReadonlyMap<string, 2 | 3 | 4> = new Map([
  ["h1", 2],
  ["hl1", 2],
  ["headline", 2],
  ["rubrik", 2],
  ["h2", 2],
  ["hl2", 2],
  ["mellis", 2],
  ["h3", 3],
  ["h4", 4],
  ["h5", 4],
  ["h6", 4],
]);

const TOP_HEADINGS = named("h1 hl1 headline rubrik");
const QUOTES = named("blockquote bq citat");
const LISTS = named("ul ol menu");

const BLOCKS = named(
  `p div section article main header footer nav aside address center details summary fieldset form body html body.content block ingress brodtext dl dt dd li hr pre table caption thead tbody tfoot tr td th ${[...HEADINGS.keys()].join(" ")} ${[...QUOTES].join(" ")} ${[...LISTS].join(" ")}`,
);

const classesOf = (element: Markup): readonly string[] => (element.attributes.get("class") ?? "").toLowerCase().split(/\s+/u);

/** A table that an editor's tool put into a figure (CKEditor) is text, not a picture. */
const isTableFigure = (element: Markup): boolean => element.name === "figure" && classesOf(element).includes("table");

const isDropped = (element: Markup): boolean =>
  (DROPPED.has(element.name) && !isTableFigure(element)) ||
  element.attributes.has("hidden") ||
  /display\s*:\s*none/iu.test(element.attributes.get("style") ?? "") ||
  classesOf(element).some((name) => EDITORS_CLASSES.has(name));

const isBlock = (element: Markup): boolean => BLOCKS.has(element.name);

const flatInlines = (nodes: readonly (Markup | string)[]): readonly Inline[] => tidy(inlinesOf(nodes, isDropped, isBlock));

/** Elements that have a block somewhere within. */
const withBlocks = (node: Markup, found: Set<Markup>): boolean => {
  let has = false;
  for (const child of node.children) if (isMarkup(child) && (withBlocks(child, found) || isBlock(child))) has = true;
  if (has) found.add(node);
  return has;
};

const TWO_BREAKS: readonly Inline[] = [{ kind: "break" }, { kind: "break" }];

const splitText = (inlines: readonly Inline[], mark: RegExp): readonly Inline[] =>
  inlines.flatMap((part): readonly Inline[] =>
    part.kind === "text"
      ? part.text.split(mark).flatMap((text, index) => [...(index === 0 ? [] : TWO_BREAKS), { kind: "text" as const, text }])
      : [part],
  );

/** One paragraph element holding many: each begins after a line feed and exactly four blanks, as Reuters sends them, and the lines before end sentences. */
const FOUR_BLANKS = /\n {4}(?=[^\s])/u;

const holdsMany = (inlines: readonly Inline[]): boolean => {
  const pieces = inlines
    .map((part) => (part.kind === "text" ? part.text : ""))
    .join("")
    .split(FOUR_BLANKS);
  const ended = pieces.slice(0, -1).filter((piece) => /(?:^|[.!?…:"”’'»)\]])\s*$/u.test(piece)).length;
  return pieces.length > 1 && ended * 2 >= pieces.length - 1;
};

const paragraphsFrom = (inlines: readonly Inline[], isBare: boolean): readonly Block[] => {
  const parted = holdsMany(inlines) ? splitText(inlines, FOUR_BLANKS) : isBare ? splitText(inlines, /\n[ \t\r]*\n/u) : inlines;
  return splitAtBreaks(parted, 2)
    .map(tidy)
    .filter((inside) => inside.length > 0)
    .map((inside) => ({ kind: "paragraph", inside }));
};

const listItems = (list: Markup): readonly (readonly Inline[])[] =>
  list.children.flatMap((child) => {
    if (!isMarkup(child)) return [flatInlines([child])];
    if (isDropped(child)) return [];
    if (LISTS.has(child.name)) return listItems(child);
    const own = child.children.filter((node) => !isMarkup(node) || !LISTS.has(node.name));
    return [
      flatInlines(child.name === "li" ? own : [child]),
      ...(child.name === "li"
        ? child.children
            .filter(isMarkup)
            .filter((node) => LISTS.has(node.name))
            .flatMap(listItems)
        : []),
    ];
  });

const isRow = (element: Markup): boolean => element.name === "tr";
const isCell = (element: Markup): boolean => element.name === "td" || element.name === "th";

const tableOf = (table: Markup): readonly Block[] => {
  const rows = [...findAll(table, (element) => isRow(element) || isDropped(element))].filter(isRow).map((row): TableRow => {
    const cells = findAll(row, (element) => isCell(element) || isDropped(element)).filter(isCell);
    return { head: cells.length > 0 && cells.every((cell) => cell.name === "th"), cells: cells.map((cell) => flatInlines(cell.children)) };
  });
  const kept = rows.filter((row) => row.cells.some((cell) => cell.length > 0));
  const caption = findFirst(table, "caption");
  const title = caption === null ? "" : flat(textOfInlines(flatInlines(caption.children)));
  if (kept.length > 0) return [{ kind: "table", caption: title === "" ? null : title, rows: kept }];
  const inside = flatInlines(table.children);
  return inside.length === 0 ? [] : [{ kind: "paragraph", inside }];
};

const quoteOf = (quote: Markup): readonly Block[] => {
  const credit = quote.children.filter(isMarkup).find((child) => ["footer", "credit"].includes(child.name));
  const inside = flatInlines(quote.children.filter((child) => child !== credit));
  const by = credit === undefined ? "" : flat(textOfInlines(flatInlines(credit.children))).replace(/^[–—-]\s*/u, "");
  return inside.length === 0 ? [] : [{ kind: "quote", inside, by: by === "" ? null : by }];
};

const preformattedOf = (element: Markup): readonly Block[] => {
  const text = textOfInlines(inlinesOf(element.children, isDropped, () => false))
    .replace(/^\r?\n/u, "")
    .trimEnd();
  return text.trim() === "" ? [] : [{ kind: "preformatted", text }];
};

/** A box beside the text: an `aside` of HTML, a `block` of that class in NITF. */
const isBox = (element: Markup): boolean => element.name === "aside" || (element.name === "block" && classesOf(element).includes("aside"));

/** A box within a box is part of it; its first heading is its title. */
const boxOf = (blocks: readonly Block[]): readonly Block[] => {
  const inner = blocks.flatMap((block): readonly AsideBlock[] =>
    block.kind !== "aside"
      ? [block]
      : [
          ...(block.title === null ? [] : [{ kind: "heading", level: 3, inside: [{ kind: "text", text: block.title }] } as const]),
          ...block.blocks,
        ],
  );
  const [first, ...rest] = inner;
  if (first === undefined) return [];
  return first.kind === "heading" && rest.length > 0
    ? [{ kind: "aside", title: flat(textOfInlines(first.inside)), blocks: rest }]
    : [{ kind: "aside", title: null, blocks: inner }];
};

const ruleAfter = (blocks: readonly Block[]): readonly Block[] =>
  blocks.length > 0 && blocks.at(-1)?.kind !== "rule" ? [{ kind: "rule" }] : [];

/** The blocks of the body beneath `root`: what can be shown of it, in its order, and nothing else. A heading that repeats `headline` is left out. */
export const blocksOf = (root: Markup, headline: string | null): readonly Block[] => {
  const blocks: Block[] = [];
  const split = new Set<Markup>();
  withBlocks(root, split);
  let run: (Markup | string)[] = [];
  const flush = (isBare: boolean): void => {
    const inlines = inlinesOf(run, isDropped, () => false);
    for (const block of paragraphsFrom(inlines, isBare)) blocks.push(block);
    run = [];
  };
  const put = (element: Markup): void => {
    const level = HEADINGS.get(element.name);
    if (level !== undefined) {
      const inside = flatInlines(element.children);
      const isTitle =
        headline !== null && (TOP_HEADINGS.has(element.name) || blocks.length === 0) && fold(textOfInlines(inside)) === fold(headline);
      if (inside.length > 0 && !isTitle) blocks.push({ kind: "heading", level, inside });
    } else if (QUOTES.has(element.name)) blocks.push(...quoteOf(element));
    else if (LISTS.has(element.name)) {
      const items = listItems(element).filter((item) => item.length > 0);
      if (items.length > 0) blocks.push({ kind: "list", ordered: element.name === "ol", items });
    } else if (element.name === "pre") blocks.push(...preformattedOf(element));
    else if (element.name === "table") blocks.push(...tableOf(element));
    else if (element.name === "hr") blocks.push(...ruleAfter(blocks));
    else if (isBox(element)) blocks.push(...boxOf(blocksOf({ ...element, name: "div" }, null)));
    else {
      walk(element);
      flush(!["p", "dt", "dd"].includes(element.name));
    }
  };
  const walk = (parent: Markup): void => {
    for (const child of parent.children) {
      if (!isMarkup(child)) run.push(child);
      else if (isDropped(child)) continue;
      else if (isBlock(child)) {
        flush(parent.name !== "p");
        put(child);
      } else if (split.has(child)) walk(child);
      else run.push(child);
    }
  };
  walk(root);
  flush(true);
  while (blocks.at(-1)?.kind === "rule") blocks.pop();
  return blocks;
};

/** The parts of a body that are the story, where it says so: dpa's `section.main`; else all of it. */
export const storyPartOf = (body: Markup): Markup => {
  const parts = findAll(body, (element) => element.name === "section" && classesOf(element).includes("main"));
  return parts.length === 0 ? body : { ...body, children: parts };
};
