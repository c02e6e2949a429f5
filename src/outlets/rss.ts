import type { Instant, SafeUrl } from "#kit";

export type RssItem = {
  readonly url: SafeUrl;
  /** Stable for ever, whatever becomes of the address. */
  readonly guid: string;
  readonly title: string;
  readonly text: string;
  readonly html: string | null;
  readonly author: string;
  readonly source: string;
  readonly rights: string;
  readonly lang: string;
  readonly publishedAt: Instant;
};

export type RssChannel = {
  readonly title: string;
  readonly description: string;
  readonly home: SafeUrl;
  readonly self: SafeUrl;
  readonly lang: string;
  readonly builtAt: Instant;
  readonly items: readonly RssItem[];
};

/** Text for XML 1.0: the five characters escaped, what XML cannot hold left out. */
const xml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/** RFC 822 date as RSS 2.0 wants it, in GMT. */
const rfc822 = (at: Instant): string => new Date(at).toUTCString();

const element = (name: string, value: string): string => (value === "" ? "" : `<${name}>${xml(value)}</${name}>`);

const itemXml = (item: RssItem): string =>
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
export const rss = (channel: RssChannel): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>',
    element("title", channel.title),
    element("link", channel.home),
    `<description>${xml(channel.description)}</description>`,
    element("language", channel.lang),
    element("lastBuildDate", rfc822(channel.builtAt)),
    `<atom:link href="${xml(channel.self)}" rel="self" type="application/rss+xml"/>`,
    ...channel.items.map(itemXml),
    "</channel></rss>\n",
  ].join("\n");
