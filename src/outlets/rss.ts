import type { Instant } from "#kit";
import type { Feed, FeedItem } from "./feed.ts";
import { DECLARATION, element, xml } from "./xml.ts";

/** RFC 822 date as RSS 2.0 wants it, in GMT. */
const rfc822 = (at: Instant): string => new Date(at).toUTCString();

const itemXml = (item: FeedItem): string =>
  [
    "<item>",
    element("title", item.title),
    element("link", item.url),
    `<guid isPermaLink="false">${xml(item.guid)}</guid>`,
    element("pubDate", rfc822(item.publishedAt)),
    element("description", item.text),
    item.html === null ? "" : element("content:encoded", item.html),
    element("dc:creator", item.author),
    element("dc:publisher", item.source),
    element("dc:rights", item.rights),
    element("dc:language", item.lang),
    "</item>",
  ].join("");

/** An RSS 2.0 document (rssboard.org/rss-specification) with the rights line of each item in `dc:rights`. */
export const rss = (feed: Feed): string =>
  [
    DECLARATION,
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>',
    element("title", feed.title),
    element("link", feed.home),
    `<description>${xml(feed.description)}</description>`,
    element("language", feed.lang),
    element("lastBuildDate", rfc822(feed.builtAt)),
    `<atom:link href="${xml(feed.self)}" rel="self" type="application/rss+xml"/>`,
    ...feed.items.map(itemXml),
    "</channel></rss>\n",
  ].join("\n");
