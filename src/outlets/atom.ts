import type { Feed, FeedItem } from "./feed.ts";
import { around, attributes, DECLARATION, element, xml } from "./xml.ts";

const NAMESPACES = attributes({
  xmlns: "http://www.w3.org/2005/Atom",
  "xmlns:at": "http://purl.org/atompub/tombstones/1.0",
  "xmlns:media": "http://search.yahoo.com/mrss/",
});

const entryXml = (item: FeedItem): string =>
  [
    `<entry${attributes({ "xml:lang": item.lang })}>`,
    element("id", item.guid),
    element("title", item.title),
    `<link rel="alternate" type="text/html" href="${xml(item.url)}"/>`,
    around("link", { rel: "via", href: item.via }),
    element("published", item.publishedAt),
    element("updated", item.updatedAt),
    `<author>${element("name", item.author === "" ? item.source.name : item.author)}</author>`,
    ...item.topics.map(({ name, code }) => around("category", { term: code ?? name, label: name })),
    element("rights", item.rights),
    `<source>${element("id", item.source.page)}${element("title", item.source.name)}${element("updated", item.updatedAt)}</source>`,
    element("summary", item.text),
    item.html === null ? "" : element("content", item.html, 'type="html"'),
    ...item.pictures.map(({ href: url, width, height, caption, credit, rights }) =>
      around(
        "media:content",
        { url, medium: "image", type: "image/jpeg", width, height },
        element("media:description", caption, 'type="plain"'),
        element("media:credit", credit),
        element("media:copyright", rights),
        around("media:thumbnail", { url, width, height }),
      ),
    ),
    "</entry>",
  ].join("");

/** An Atom document (RFC 4287); what its source has withdrawn stands in it as deleted entries (RFC 6721). */
export const atom = (feed: Feed): string =>
  [
    DECLARATION,
    `<feed${NAMESPACES}${attributes({ "xml:lang": feed.lang })}>`,
    element("id", feed.home),
    element("title", feed.title),
    element("subtitle", feed.description),
    element("updated", feed.builtAt),
    element("generator", "Townwire"),
    `<link rel="self" type="application/atom+xml" href="${xml(feed.self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(feed.home)}"/>`,
    ...feed.items.map(entryXml),
    ...feed.tombstones.map(({ guid, at }) => around("at:deleted-entry", { ref: guid, when: at })),
    "</feed>\n",
  ].join("\n");
