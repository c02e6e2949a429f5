import { absolute, type FeedKind, paths } from "#paths";
import { type PutRight, putRightList } from "#stories";
import type { House } from "#store";
import type { Frame } from "#ui";
import { type Feed, type FeedItem, guidOf } from "./feed.ts";
import { wordsOf } from "./words/index.ts";

const ITEMS = 50;

const itemOf = (frame: Frame, each: PutRight): FeedItem => {
  const words = wordsOf(frame.site.lang ?? "en");
  const guid = guidOf(frame.origin, each.shortId);
  const site = absolute(frame.origin, paths.front());
  const common = {
    // A story may be corrected more than once, and each time is an entry of its own.
    guid: `${guid}#${each.kind}-${each.at}`,
    html: null,
    author: "",
    via: site,
    rights: "",
    topics: [],
    pictures: [],
    publishedAt: each.at,
    updatedAt: each.at,
  };
  const of = (name: string) => ({ name, page: site, feed: absolute(frame.origin, paths.feed({ kind: "rss", corrections: true })) });
  return each.kind === "withdrawal"
    ? { ...common, url: guid, title: words.withdrawn, text: "", lang: "", source: of(frame.site.name) }
    : {
        ...common,
        url: absolute(frame.origin, paths.storyChanges({ id: each.shortId })),
        title: words.corrected(each.headline),
        text: each.note,
        lang: each.lang === "und" ? "" : each.lang,
        source: of(each.source),
      };
};

/** What was put right as a feed: corrections with their text for readers, of withdrawals the address and the time alone. */
export const correctionsFeed = async (house: House, frame: Frame, kind: FeedKind): Promise<Feed> => {
  const { items, until } = await putRightList(house, ITEMS, { outlet: "feed" });
  const words = wordsOf(frame.site.lang ?? "en");
  return {
    title: `${frame.site.name}: ${words.title}`,
    description: words.about,
    home: absolute(frame.origin, paths.corrections()),
    self: absolute(frame.origin, paths.feed({ kind, corrections: true })),
    lang: frame.site.lang ?? "en",
    builtAt: items[0]?.at ?? frame.now,
    until,
    items: items.map((each) => itemOf(frame, each)),
    tombstones: items.flatMap((each) => (each.kind === "withdrawal" ? [{ guid: guidOf(frame.origin, each.shortId), at: each.at }] : [])),
  };
};
