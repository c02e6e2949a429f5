import type { Instant, SafeUrl } from "#kit";
import { absolute, type FeedKind, fill, paths, routes } from "#paths";
import {
  findTopic,
  listSources,
  listStories,
  nameIn,
  storyPage,
  type StoryView,
  type Teaser,
  type Withdrawn,
  untilOfAll,
  withdrawnStories,
} from "#stories";
import type { House } from "#store";
import type { Frame } from "#ui";
import { type OutPicture, outPicture } from "./out-picture.ts";
import { storyOut } from "./story-out.ts";

/** A story as feeds carry it: as much of its text as its rights allow, and the rights line. Texts are empty rather than missing. */
export type FeedItem = {
  readonly url: SafeUrl;
  /** Stable for ever, whatever becomes of the address. */
  readonly guid: string;
  readonly title: string;
  readonly text: string;
  readonly html: string | null;
  readonly author: string;
  readonly source: { readonly name: string; readonly page: SafeUrl; readonly feed: SafeUrl };
  /** Where the source itself has it, else its page here. */
  readonly via: SafeUrl;
  readonly rights: string;
  readonly lang: string;
  readonly topics: readonly { readonly name: string; readonly code: string | null }[];
  readonly pictures: readonly OutPicture[];
  readonly publishedAt: Instant;
  readonly updatedAt: Instant;
};

/** What was taken off by its source: readers' programs are told to forget it. */
export type Tombstone = { readonly guid: string; readonly at: Instant };

export type Feed = {
  readonly title: string;
  readonly description: string;
  readonly home: SafeUrl;
  readonly self: SafeUrl;
  readonly lang: string;
  readonly builtAt: Instant;
  readonly items: readonly FeedItem[];
  readonly tombstones: readonly Tombstone[];
  /** Until when it may be kept; null where nothing in it ends. */
  readonly until: Instant | null;
};

/** What a feed is of: at most one of these; the site where none is named. */
export type FeedOf = { readonly section?: string; readonly topic?: string; readonly source?: string };

const ITEMS = 30;
const TOMBSTONES = 50;

/** Minutes that a feed reader may wait before it asks again; what was withdrawn is gone from the next answer. */
export const TTL_MINUTES = 5;

export const guidOf = (origin: string, shortId: string): SafeUrl => absolute(origin, fill(routes.story, { id: shortId }));

const itemOf = (frame: Frame, story: StoryView): readonly FeedItem[] => {
  const out = storyOut(story, "feed", frame.now);
  if (out.allow === "none" || out.allow === "notice") return [];
  const { source, sent } = story;
  const page = absolute(frame.origin, paths.source(source.slug));
  return [
    {
      url: absolute(frame.origin, paths.story({ id: story.shortId, slug: story.slug })),
      guid: guidOf(frame.origin, story.shortId),
      title: story.headline,
      text: out.excerpt ?? out.deck,
      html: out.html,
      author: out.byline,
      source: { name: source.name, page, feed: absolute(frame.origin, paths.feed({ kind: "rss", source: source.slug })) },
      via: /^https?:\/\/[\x21-\x7e]+$/iu.test(sent.key) && URL.canParse(sent.key) ? (sent.key as SafeUrl) : page,
      rights: story.rightsLine.text,
      lang: story.lang === "und" ? "" : story.lang,
      topics: out.allow === "link" ? [] : story.topics.map(({ name, names, code }) => ({ name: nameIn(names, story.lang, name), code })),
      pictures: out.pictures.map((picture) => outPicture(frame.origin, picture)),
      publishedAt: story.publishedAt,
      updatedAt: story.updatedAt,
    },
  ];
};

const itemsOf = async (house: House, frame: Frame, stories: readonly Teaser[]): Promise<readonly FeedItem[]> => {
  const pages = await Promise.all(stories.map((story) => storyPage(house, story.shortId)));
  return pages.flatMap((page) => (page.kind === "public" ? itemOf(frame, page) : []));
};

/** What a feed is called and where its page is; null where there is no such section, topic or source. */
const partOf = async (house: House, frame: Frame, of: FeedOf): Promise<{ name: string | null; home: SafeUrl } | null> => {
  const lang = frame.site.lang ?? "en";
  const at = (path: Parameters<typeof absolute>[1]): SafeUrl => absolute(frame.origin, path);
  if (of.section !== undefined) {
    const section = frame.site.sections.find((each) => each.slug === of.section);
    return section === undefined ? null : { name: section.name[lang], home: at(paths.section(section.slug)) };
  }
  if (of.topic !== undefined) {
    const found = await findTopic(house, of.topic);
    return found.kind === "here"
      ? { name: nameIn(found.topic.names, lang, found.topic.name), home: at(paths.topic(found.topic.slug)) }
      : null;
  }
  if (of.source !== undefined) {
    const source = (await listSources(house.store)).find((each) => each.slug === of.source);
    return source === undefined ? null : { name: source.name, home: at(paths.source(source.slug)) };
  }
  return { name: null, home: at(paths.front()) };
};

/** The newest stories of the site, a section, a topic or a source, as a feed of any kind; null where there is none of these. */
export const feedOf = async (house: House, frame: Frame, kind: FeedKind, of: FeedOf): Promise<Feed | null> => {
  const part = await partOf(house, frame, of);
  if (part === null) return null;
  const { stories } = await listStories(house, of, undefined, ITEMS, "feed");
  const items = await itemsOf(house, frame, stories);
  const withdrawn: readonly Withdrawn[] = await withdrawnStories(house.store, TOMBSTONES, of);
  return {
    title: part.name === null ? frame.site.name : `${frame.site.name}: ${part.name}`,
    description: frame.site.tagline,
    home: part.home,
    self: absolute(frame.origin, paths.feed({ kind, ...of })),
    lang: frame.site.lang ?? "en",
    builtAt: [...items.map((item) => item.updatedAt), ...withdrawn.map((each) => each.at)].toSorted().at(-1) ?? frame.now,
    items,
    until: untilOfAll(stories),
    tombstones: withdrawn.map((each) => ({ guid: guidOf(frame.origin, each.shortId), at: each.at })),
  };
};
