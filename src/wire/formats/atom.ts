import type { Instant } from "#kit";
import type { NamedSubject } from "../item.ts";
import type { Xml } from "../markup/read-xml.ts";
import { resolved } from "../markup/resolve-links.ts";
import { attributeOf, isElement, markupOf, rawTextOf, textOf } from "../markup/xml.ts";
import { looksLikeHtml } from "../markup/read-body.ts";
import { textWithin } from "../markup/markup.ts";
import { readInstant } from "../read-instant.ts";
import { readRfc822 } from "../read-rfc822.ts";
import type { ItemRead, ReadItems } from "../reading.ts";
import { entryItem, type Feed, type FeedText, htmlText, nameOnly, readEntries, titleText } from "./feed-entry.ts";
import { offersIn } from "./feed-pictures.ts";
import { elementOf, elementsOf, licenceOf, lineOf } from "./feed-xml.ts";
import { ITEMS_MOST, subjectCodeOf } from "./parts.ts";
import { tombstoneItem, tombstonesIn } from "./tombstones.ts";

/** A text construct or content (RFC 4287, 3.1 and 4.1.3; `mode` is Atom 0.3's): null where it is no text but a file, or elsewhere. */
const textIn = (element: Xml | null): FeedText | null => {
  if (element === null) return null;
  const type = attributeOf(element, "type")?.toLowerCase() ?? "";
  const mode = attributeOf(element, "mode")?.toLowerCase() ?? "";
  if (mode === "base64" || !/^(?:|text|html|xhtml|text\/.*|application\/xhtml\+xml)$/u.test(type)) return null;
  if (element.children.some(isElement)) return markupOf(element);
  const raw = rawTextOf(element);
  const isHtml = type.includes("html") || ((type === "" || mode === "escaped") && looksLikeHtml(raw));
  return isHtml ? htmlText(raw) : raw;
};

const lineIn = (element: Xml | null): string | null => {
  const text = textIn(element);
  if (text === null) return null;
  const isPlain = /^(?:|text|text\/plain)$/iu.test(attributeOf(element, "type") ?? "");
  return titleText(typeof text === "string" ? text : textWithin(text), !isPlain && typeof text === "string");
};

const dateOf = (parent: Xml, ...names: readonly string[]): Instant | null => {
  for (const name of names) {
    const text = lineOf(parent, name);
    const date = readInstant(text) ?? readRfc822(text);
    if (date !== null) return date;
  }
  return null;
};

const authorsOf = (parent: Xml | null): readonly string[] =>
  elementsOf(parent, "author").flatMap(
    (author) => nameOnly(lineOf(author, "name") ?? (author.children.some(isElement) ? null : textOf(author))) ?? [],
  );

const relOf = (link: Xml): string =>
  attributeOf(link, "rel")?.replace(/^http:\/\/www\.iana\.org\/assignments\/relation\//u, "") ?? "alternate";

const linkOf = (parent: Xml): string | null => {
  const links = elementsOf(parent, "link").filter((link) => attributeOf(link, "href") !== null);
  const pages = links.filter((link) => relOf(link) === "alternate");
  const page = pages.find((link) => /html/u.test(attributeOf(link, "type") ?? "html")) ?? pages[0];
  return attributeOf(page ?? links.find((link) => relOf(link) === "canonical"), "href");
};

const subjectsOf = (entry: Xml): readonly NamedSubject[] =>
  [...elementsOf(entry, "category"), ...elementsOf(entry, "dc:subject")].flatMap((category) => {
    const term = attributeOf(category, "term") ?? textOf(category);
    const name = titleText(attributeOf(category, "label") ?? term);
    const scheme = attributeOf(category, "scheme") ?? "";
    if (term === null || name === null) return [];
    return [{ code: /newscodes/iu.test(scheme) ? subjectCodeOf(scheme.replace(/\/?$/u, `/${term}`)) : term, name }];
  });

const baseOf = (element: Xml, outer: string | null): string | null => {
  const own = attributeOf(element, "xml:base");
  return own === null ? outer : resolved(own, outer);
};

const isDraft = (entry: Xml): boolean =>
  entry.children.some((child) => isElement(child) && child.name === "control" && /yes/iu.test(rawTextOf(child)));

const readEntry = (entry: Xml, feed: Feed, outer: string | null): ItemRead => {
  const content = elementOf(entry, "content");
  const source = elementsOf(entry, "source")[0] ?? null;
  const base = baseOf(entry, outer);
  const link = linkOf(entry);
  return entryItem(
    {
      id: lineOf(entry, "id"),
      link: link === null ? null : resolved(link, base),
      base: (content === null ? base : baseOf(content, base)) ?? link ?? feed.link,
      title: lineIn(elementOf(entry, "title")),
      summary: textIn(elementOf(entry, "summary")),
      content: textIn(content),
      published: dateOf(entry, "published", "issued", "created", "dc:date"),
      updated: dateOf(entry, "updated", "modified", "dcterms:modified"),
      authors: authorsOf(entry).length > 0 ? authorsOf(entry) : authorsOf(source),
      subjects: subjectsOf(entry),
      holder: lineOf(entry, "dcterms:rightsHolder"),
      notice: lineIn(elementOf(entry, "rights", "copyright", "dc:rights")) ?? lineIn(elementOf(source, "rights")),
      usageTerms:
        licenceOf(entry) ??
        attributeOf(
          elementsOf(entry, "link").find((each) => relOf(each) === "license"),
          "href",
        ),
      creditLine: lineIn(elementOf(source, "title")),
      language: attributeOf(content, "xml:lang") ?? attributeOf(entry, "xml:lang") ?? lineOf(entry, "dc:language"),
      offers: offersIn(entry, elementsOf(entry, "link"), base ?? link ?? feed.link),
      embargo: null,
      expiresAt: null,
      isDraft: isDraft(entry),
    },
    feed,
  );
};

const feedOf = (root: Xml): Feed => ({
  format: "atom",
  title: lineIn(elementOf(root, root.name === "entry" ? "source" : "title")),
  link: linkOf(root),
  authors: root.name === "entry" ? [] : authorsOf(root),
  notice: root.name === "entry" ? null : lineIn(elementOf(root, "rights", "copyright", "dc:rights")),
  usageTerms:
    licenceOf(root) ??
    attributeOf(
      elementsOf(root, "link").find((each) => relOf(each) === "license"),
      "href",
    ),
  language: attributeOf(root, "xml:lang") ?? lineOf(root, "dc:language"),
});

/** AP's web feeds say in elements of their own what may be published: they are no plain Atom. */
const isOfAp = (root: Xml): boolean =>
  [root, ...elementsOf(root, "entry")].some((each) =>
    each.children.some((child) => isElement(child) && /ap\.org\/schemas/iu.test(child.space)),
  );

const ATOM = /^(?:|atom|https?:\/\/www\.w3\.org\/2005\/atom\/?|https?:\/\/purl\.org\/atom\/.*)$/iu;

export const isAtom = (root: Xml): boolean =>
  root.name === "deleted-entry"
    ? /tombstones/u.test(root.space)
    : (root.name === "feed" || root.name === "entry") && ATOM.test(root.space) && !isOfAp(root);

/** Every entry of an Atom feed (RFC 4287; Atom 0.3), or an entry by itself, and what the feed takes back (RFC 6721). */
export const readAtom = (root: Xml): ReadItems => {
  if (root.name === "deleted-entry") return readEntries(tombstoneItem(root, { ...feedOf(root), title: null }), 1);
  const feed = feedOf(root);
  const entries = root.name === "entry" ? [root] : elementsOf(root, "entry");
  const base = baseOf(root, null);
  return readEntries(
    [...tombstonesIn([root], feed), ...entries.slice(0, ITEMS_MOST).map((entry) => readEntry(entry, feed, base))],
    entries.length,
  );
};
