import type { Feed, FeedItem } from "./feed.ts";
import { DECLARATION, element, xml } from "./xml.ts";

const entryXml = (item: FeedItem): string =>
  [
    `<entry${item.lang === "" ? "" : ` xml:lang="${xml(item.lang)}"`}>`,
    element("id", item.guid),
    element("title", item.title),
    `<link rel="alternate" type="text/html" href="${xml(item.url)}"/>`,
    element("published", item.publishedAt),
    element("updated", item.updatedAt),
    `<author>${element("name", item.author === "" ? item.source : item.author)}</author>`,
    element("rights", item.rights),
    element("summary", item.text),
    item.html === null ? "" : element("content", item.html, 'type="html"'),
    "</entry>",
  ].join("");

/** An Atom document (RFC 4287); what its source has withdrawn stands in it as deleted entries (RFC 6721). */
export const atom = (feed: Feed): string =>
  [
    DECLARATION,
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="${xml(feed.lang)}">`,
    element("id", feed.home),
    element("title", feed.title),
    element("subtitle", feed.description),
    element("updated", feed.builtAt),
    `<link rel="self" type="application/atom+xml" href="${xml(feed.self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(feed.home)}"/>`,
    ...feed.items.map(entryXml),
    ...feed.tombstones.map(({ guid, at }) => `<at:deleted-entry ref="${xml(guid)}" when="${at}"/>`),
    "</feed>\n",
  ].join("\n");
