import type { Block } from "#stories";
import type { WirePicture } from "../item.ts";
import { partEditorsLines } from "../markup/editors-lines.ts";
import { findAll, findFirst, flat, isMarkup, type Markup, textWithin } from "../markup/markup.ts";
import { picturesInMarkup } from "../markup/pictures-in.ts";
import { blocksOfMarkup } from "../markup/read-body.ts";
import { readHtml } from "../markup/read-html.ts";
import { readXml, type Xml } from "../markup/read-xml.ts";
import { markupOf } from "../markup/xml.ts";

/** What an NITF document's `body` says. `notes` were in the text and are for editors; `rights` is its head's line of rights. */
export type NitfBody = {
  readonly headline: string | null;
  readonly subheadline: string | null;
  readonly byline: string | null;
  readonly dateline: string | null;
  readonly distributor: string | null;
  readonly location: string | null;
  readonly rights: string | null;
  readonly blocks: readonly Block[];
  readonly pictures: readonly WirePicture[];
  readonly notes: readonly string[];
};

const orNull = (text: string): string | null => (text === "" ? null : text);

const textOf = (node: Markup | null): string | null => (node === null ? null : orNull(flat(textWithin(node))));

/** Texts of the children on one line: what stands in elements beside each other does not run together. */
const spaced = (node: Markup, mark: string): string | null => {
  const parts = node.children.map((child) => ({ text: flat(isMarkup(child) ? textWithin(child) : child), isOwn: isMarkup(child) }));
  let line = "";
  for (const { text, isOwn } of parts.filter((part) => part.text !== "")) {
    const isApart = /^[,.;:)–—-]/u.test(text) || /[,;:(–—-]$/u.test(line);
    line = line === "" ? text : `${line}${isApart ? (/^[,.;:)]/u.test(text) ? "" : " ") : isOwn ? mark : " "}${text}`;
  }
  return orNull(line);
};

/** A byline: its persons, and after a comma what they are. */
const bylineIn = (node: Markup): string | null => {
  const title = findFirst(node, "byttl");
  const rest = { ...node, children: node.children.filter((child) => child !== title) };
  const [by, as] = [spaced(rest, " "), textOf(title)];
  return by === null || as === null || by.includes(as) ? (by ?? as) : `${by.replace(/,$/u, "")}, ${as}`;
};

/** A dateline without the machine's spelling of its day. */
const datelineIn = (node: Markup): string | null => {
  const children = node.children.filter(
    (child) => !isMarkup(child) || child.name !== "story.date" || !/^[\d:TZ+-]*$/u.test(textWithin(child)),
  );
  return spaced({ ...node, children }, ", ");
};

/** Agencies' marks before a headline. */
const withoutMarks = (headline: string | null): string | null => orNull((headline ?? "").replace(/^[*\s]+/u, ""));

/** What the head of a body says: its `body.head`, or any markup in which such elements stand. */
export const nitfLinesIn = (head: Markup | null) => {
  if (head === null)
    return { headline: null, subheadline: null, byline: null, dateline: null, distributor: null, location: null, rights: null };
  const within = findFirst(head, "hedline") ?? findFirst(head, "headline") ?? head;
  const main = findFirst(within, "hl1") ?? findFirst(within, "h1") ?? findFirst(within, "rubrik");
  const lower = findAll(within, (node) => node.name === "hl2").flatMap((node) => textOf(node) ?? []);
  const hasOwn = within !== head && main === null && lower.length === 0;
  const bylines = findAll(head, (node) => node.name === "byline").flatMap((node) => bylineIn(node) ?? []);
  const dateline = findFirst(head, "dateline");
  return {
    headline: withoutMarks(hasOwn ? textOf(within) : (textOf(main) ?? lower[0] ?? null)),
    subheadline: orNull((main === null ? lower.slice(1) : lower).join(" ")),
    byline: orNull([...new Set(bylines)].join(", ")),
    dateline: dateline === null ? null : datelineIn(dateline),
    distributor: textOf(findFirst(head, "distributor")),
    location: dateline === null ? null : textOf(findFirst(dateline, "location")),
    rights: textOf(findFirst(head, "rights")),
  };
};

const treeOf = (source: string | Xml): Markup => {
  if (typeof source !== "string") return markupOf(source);
  const xml = readXml(source);
  return xml.ok ? { name: "", attributes: new Map(), children: [markupOf(xml.value)] } : readHtml(source);
};

/**
 * What the `body` of an NITF 3.x document says, wherever the document stands: by itself, within another one, or as a text that may not be
 * well-formed. `headline` is the item's own where it has one: a title within the text that repeats it is left out.
 */
export const nitfBodyOf = (source: string | Xml, headline: string | null): NitfBody => {
  const tree = treeOf(source);
  const body = tree.name === "body" ? tree : (findFirst(tree, "body") ?? tree);
  const lines = nitfLinesIn(findFirst(body, "body.head"));
  const content = findFirst(body, "body.content");
  const root = content ?? body;
  const abstract = findFirst(body, "abstract");
  const whole = blocksOfMarkup(root, headline ?? lines.headline);
  const found = whole.length > 0 || abstract === null ? whole : blocksOfMarkup(abstract, null);
  const { blocks, notes, byline } = partEditorsLines(found, lines.byline);
  return { ...lines, byline, blocks, notes, pictures: picturesInMarkup(body) };
};
