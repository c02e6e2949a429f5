import type { Feed, FeedItem } from "./feed.ts";

const itemOf = (item: FeedItem) => ({
  id: item.guid,
  url: item.url,
  title: item.title,
  ...(item.html === null ? { content_text: item.text } : { content_html: item.html }),
  ...(item.text === "" ? {} : { summary: item.text }),
  date_published: item.publishedAt,
  date_modified: item.updatedAt,
  authors: [{ name: item.author === "" ? item.source : item.author }],
  ...(item.lang === "" ? {} : { language: item.lang }),
  _townwire: { rights: item.rights, source: item.source },
});

/** A JSON Feed document (jsonfeed.org/version/1.1); the rights line and what was withdrawn stand in `_townwire`. */
export const jsonFeed = (feed: Feed): string =>
  JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    description: feed.description,
    home_page_url: feed.home,
    feed_url: feed.self,
    language: feed.lang,
    items: feed.items.map(itemOf),
    _townwire: { withdrawn: feed.tombstones.map(({ guid, at }) => ({ id: guid, at })) },
  });
