import type { Instant, SafeUrl } from "#kit";
import { absolute, type FeedKind, fill, paths, routes } from "#paths";
import { type ListFilter, listStories, storyPage, type Teaser, untilOfAll, type Withdrawn, withdrawnStories } from "#stories";
import type { House } from "#store";
import type { Frame } from "#ui";
import { storyOut } from "./story-out.ts";

/** A story as feeds carry it: as much of its text as its rights allow, and the rights line. */
export type FeedItem = {
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

export type FeedOf = { readonly section?: string; readonly topic?: string };

const ITEMS = 30;
const TOMBSTONES = 50;

const guidOf = (origin: string, shortId: string): string => absolute(origin, fill(routes.story, { id: shortId }));

const itemsOf = async (house: House, frame: Frame, stories: readonly Teaser[]): Promise<readonly FeedItem[]> => {
  const now = house.clock.now();
  const pages = await Promise.all(stories.map((story) => storyPage(house, story.shortId)));
  return pages.flatMap((story) => {
    if (story.kind !== "public") return [];
    const out = storyOut(story, "feed", now);
    if (out.allow === "none") return [];
    return [
      {
        url: absolute(frame.origin, paths.story({ id: story.shortId, slug: story.slug })),
        guid: guidOf(frame.origin, story.shortId),
        title: story.headline,
        text: out.excerpt ?? (out.allow === "full" ? out.deck : ""),
        html: out.html,
        author: story.byline,
        source: story.source.name,
        rights: story.rightsLine.text,
        lang: story.lang === "und" ? "" : story.lang,
        publishedAt: story.publishedAt,
        updatedAt: story.updatedAt,
      },
    ];
  });
};

/** The newest stories of the site, a section or a topic, called `name`, as a feed of any kind. */
export const feedOf = async (house: House, frame: Frame, kind: FeedKind, of: FeedOf, name: string | null): Promise<Feed> => {
  const filter: ListFilter = of;
  const { stories } = await listStories(house, filter, undefined, ITEMS);
  const items = await itemsOf(house, frame, stories);
  const withdrawn: readonly Withdrawn[] = await withdrawnStories(house.store, TOMBSTONES);
  const home = of.section !== undefined ? paths.section(of.section) : of.topic !== undefined ? paths.topic(of.topic) : paths.front();
  return {
    title: name === null ? frame.site.name : `${frame.site.name}: ${name}`,
    description: frame.site.tagline,
    home: absolute(frame.origin, home),
    self: absolute(frame.origin, paths.feed({ kind, ...of })),
    lang: frame.site.lang ?? "en",
    builtAt: [...items.map((item) => item.updatedAt), ...withdrawn.map((each) => each.at)].toSorted().at(-1) ?? house.clock.now(),
    items,
    until: untilOfAll(stories),
    tombstones: withdrawn.map((each) => ({ guid: guidOf(frame.origin, each.shortId), at: each.at })),
  };
};
