import type { Instant } from "#kit";
import { type Feed, type FeedItem, TTL_MINUTES } from "./feed.ts";
import type { OutPicture } from "./out-picture.ts";
import { around, attributes, DECLARATION, element, xml } from "./xml.ts";

/** RFC 822 date as RSS 2.0 wants it, in GMT. */
const rfc822 = (at: Instant): string => new Date(at).toUTCString();

const NAMESPACES = attributes({
  "xmlns:atom": "http://www.w3.org/2005/Atom",
  "xmlns:at": "http://purl.org/atompub/tombstones/1.0",
  "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:dcterms": "http://purl.org/dc/terms/",
  "xmlns:media": "http://search.yahoo.com/mrss/",
});

const media = ({ href: url, width, height, caption, alt, credit, rights }: OutPicture): string =>
  around(
    "media:content",
    { url, medium: "image", type: "image/jpeg", width, height },
    element("media:title", alt, 'type="plain"'),
    element("media:description", caption, 'type="plain"'),
    element("media:credit", credit, 'scheme="urn:ebu"'),
    element("media:copyright", rights),
    around("media:thumbnail", { url, width, height }),
  );

const itemXml = (item: FeedItem): string =>
  [
    "<item>",
    element("title", item.title),
    element("link", item.url),
    `<guid isPermaLink="false">${xml(item.guid)}</guid>`,
    element("pubDate", rfc822(item.publishedAt)),
    element("dcterms:modified", item.updatedAt),
    element("description", item.text),
    item.html === null ? "" : element("content:encoded", item.html),
    element("dc:creator", item.author),
    element("dc:publisher", item.source.name),
    element("dc:rights", item.rights),
    element("dc:language", item.lang),
    ...item.topics.map(({ name, code }) => element("category", name, code === null ? "" : attributes({ domain: code }).trim())),
    `<source url="${xml(item.source.feed)}">${xml(item.source.name)}</source>`,
    around("atom:link", { rel: "via", href: item.via }),
    ...item.pictures.map(media),
    "</item>",
  ].join("");

/**
 * An RSS 2.0 document (rssboard.org/rss-specification, Media RSS 1.5) with the rights line of each item in `dc:rights`; what its source has
 * withdrawn stands in the channel as deleted entries (RFC 6721), which readers that do not know them pass over.
 */
export const rss = (feed: Feed): string =>
  [
    DECLARATION,
    `<rss version="2.0"${NAMESPACES}><channel>`,
    element("title", feed.title),
    element("link", feed.home),
    `<description>${xml(feed.description === "" ? feed.title : feed.description)}</description>`,
    element("language", feed.lang),
    element("lastBuildDate", rfc822(feed.builtAt)),
    element("ttl", String(TTL_MINUTES)),
    element("generator", "Townwire"),
    `<atom:link href="${xml(feed.self)}" rel="self" type="application/rss+xml"/>`,
    ...feed.items.map(itemXml),
    ...feed.tombstones.map(({ guid, at }) => around("at:deleted-entry", { ref: guid, when: at })),
    "</channel></rss>\n",
  ].join("\n");
