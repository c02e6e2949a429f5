import type { Feed, FeedItem } from "./feed.ts";

const itemOf = (item: FeedItem) => {
  const [picture] = item.pictures;
  return {
    id: item.guid,
    url: item.url,
    title: item.title,
    ...(item.html === null ? { content_text: item.text } : { content_html: item.html }),
    ...(item.text === "" ? {} : { summary: item.text }),
    ...(picture === undefined ? {} : { image: picture.href }),
    date_published: item.publishedAt,
    date_modified: item.updatedAt,
    authors: [{ name: item.author === "" ? item.source.name : item.author }],
    ...(item.topics.length === 0 ? {} : { tags: item.topics.map(({ name }) => name) }),
    ...(item.lang === "" ? {} : { language: item.lang }),
    _townwire: {
      rights: item.rights,
      source: item.source.name,
      source_url: item.source.page,
      via: item.via,
      pictures: item.pictures.map(({ href: url, caption, alt, credit, rights }) => ({ url, caption, alt, credit, rights })),
    },
  };
};

/** A JSON Feed document (jsonfeed.org/version/1.1); rights, source and pictures' credits, and what was withdrawn, stand in `_townwire`. */
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
