import type { Instant } from "#kit";
import type { NamedSubject, WireItem } from "../item.ts";
import type { Xml } from "../markup/read-xml.ts";
import { attributeOf, isElement, markupOf, rawTextOf, textOf } from "../markup/xml.ts";
import { readInstant } from "../read-instant.ts";
import { readRfc822 } from "../read-rfc822.ts";
import type { ItemRead, ReadItems } from "../reading.ts";
import { entryItem, type Feed, type FeedText, htmlText, nameOnly, readEntries, titleText } from "./feed-entry.ts";
import { offersIn } from "./feed-pictures.ts";
import { elementOf, elementsOf, licenceOf, lineOf, linesOf } from "./feed-xml.ts";
import { tombstonesIn } from "./tombstones.ts";
import { ITEMS_MOST, subjectCodeOf } from "./parts.ts";
import { reason } from "../reason.ts";

const dateIn = (text: string | null): Instant | null => readInstant(text) ?? readRfc822(text);

/** The first of those dates that can be read. */
const dateOf = (parent: Xml, ...names: readonly string[]): Instant | null =>
  names
    .flatMap((name) => linesOf(parent, name))
    .map(dateIn)
    .find((date) => date !== null) ?? null;

/** A text of HTML, escaped or as elements. */
const textIn = (parent: Xml, ...names: readonly string[]): FeedText | null => {
  const element = elementOf(parent, ...names);
  if (element === null) return null;
  return element.children.some(isElement) ? markupOf(element) : htmlText(rawTextOf(element));
};

const isAddress = (text: string | null): boolean => text !== null && /^https?:\/\/\S+$/iu.test(text);

export const linkOf = (item: Xml, guid: string | null): string | null => {
  const alternate = elementsOf(item, "atom:link").find((link) => (attributeOf(link, "rel") ?? "alternate") === "alternate");
  const permanent = elementsOf(item, "guid")[0]?.attributes.get("isPermaLink") === "false" || !isAddress(guid) ? null : guid;
  return (
    lineOf(item, "feedburner:origLink", "link") ??
    attributeOf(elementsOf(item, "link")[0], "href") ??
    attributeOf(alternate, "href") ??
    permanent
  );
};

/** Names as sent in any of the fields for them, the first kind that has one. */
const authorsOf = (parent: Xml, ...names: readonly string[]): readonly string[] => {
  for (const name of names) {
    const found = elementsOf(parent, name).flatMap((each) => nameOnly(lineOf(each, "name", "atom:name") ?? textOf(each)) ?? []);
    if (found.length > 0) return found;
  }
  return [];
};

export const subjectsOf = (item: Xml): readonly NamedSubject[] =>
  [...elementsOf(item, "category"), ...elementsOf(item, "dc:subject")].flatMap((category) => {
    const name = titleText(textOf(category));
    const domain = attributeOf(category, "domain");
    if (name === null) return [];
    const code = domain !== null && /newscodes/iu.test(domain) ? subjectCodeOf(domain.replace(/\/?$/u, `/${name}`)) : name;
    return [{ code, name }];
  });

const NOTICES = ["dc:rights", "dcterms:rights", "copyright", "atom:rights"];

const embargoOf = (item: Xml): WireItem["embargo"] => {
  const text = lineOf(item, "prism:embargoDate");
  return text === null ? null : { until: dateIn(text) };
};

const readItem = (item: Xml, feed: Feed): ItemRead => {
  const guid = lineOf(item, "guid") ?? attributeOf(item, "rdf:about");
  const expiry = lineOf(item, "prism:expirationDate", "expirationDate");
  const expiresAt = dateIn(expiry);
  if (expiry !== null && expiresAt === null)
    return { ok: false, refused: { guid, reason: reason("expiry", { when: expiry.slice(0, 60) }) } };
  const link = linkOf(item, guid);
  const base = attributeOf(item, "xml:base") ?? (isAddress(link) ? link : feed.link);
  return entryItem(
    {
      id: guid,
      link,
      base,
      title: titleText(lineOf(item, "title", "dc:title", "media:title")),
      summary: textIn(item, "description", "dc:description", "itunes:summary", "media:description"),
      content: textIn(item, "content:encoded", "yandex:full-text", "xhtml:body", "atom:content"),
      published: dateOf(item, "pubDate", "dc:date", "dcterms:issued", "dcterms:created", "atom:published"),
      updated: dateOf(item, "dcterms:modified", "atom:updated"),
      authors: authorsOf(item, "dc:creator", "author", "itunes:author", "atom:author"),
      subjects: subjectsOf(item),
      holder: lineOf(item, "dcterms:rightsHolder"),
      notice: titleText(lineOf(item, ...NOTICES)),
      usageTerms: licenceOf(item),
      creditLine: titleText(lineOf(item, "source")),
      language: lineOf(item, "dc:language", "language") ?? attributeOf(item, "xml:lang"),
      offers: offersIn(item, elementsOf(item, "atom:link"), base),
      embargo: embargoOf(item),
      expiresAt,
      isDraft: false,
    },
    feed,
  );
};

/** What a channel says of all its items. */
export const feedOf = (root: Xml, channel: Xml): Feed => ({
  format: "rss",
  title: titleText(lineOf(channel, "title", "dc:title", "dc:publisher")),
  link: lineOf(channel, "link") ?? attributeOf(elementsOf(channel, "atom:link")[0], "href"),
  authors: [],
  notice: titleText(lineOf(channel, ...NOTICES)),
  usageTerms: licenceOf(channel),
  language: lineOf(channel, "language", "dc:language") ?? attributeOf(channel, "xml:lang") ?? attributeOf(root, "xml:lang"),
});

export const isRss = (root: Xml): boolean => {
  const name = root.name.toLowerCase();
  return name === "rss" || (name === "rdf" && root.children.some((child) => isElement(child) && /^(?:channel|item)$/iu.test(child.name)));
};

/** Every item of a feed of RSS 0.9x, 1.0 (RDF) or 2.0, with its usual modules. */
export const readRss = (root: Xml): ReadItems => {
  const channels = root.children.filter(isElement).filter((child) => child.name.toLowerCase() === "channel");
  const channel = channels[0] ?? root;
  const feed = feedOf(root, channel);
  // RSS 0.90 and 1.0 have their items beside the channel, all others in it.
  const parents = [root, ...channels];
  const elements = parents.flatMap((parent) => parent.children.filter(isElement).filter((child) => child.name.toLowerCase() === "item"));
  return readEntries(
    [...tombstonesIn(parents, feed), ...elements.slice(0, ITEMS_MOST).map((item) => readItem(item, feed))],
    elements.length,
  );
};
