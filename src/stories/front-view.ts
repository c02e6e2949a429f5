import type { Instant } from "#kit";
import type { House } from "#store";
import { earliest } from "./earliest.ts";
import { type PutRight, putRightList } from "./put-right.ts";
import { arranged, type Pin, SLOTS } from "./planning/pin.ts";
import { discussedStories, listStories, storiesByIds, storiesBySection, type Teaser, untilOfAll } from "./queries.ts";
import { storyPage, type Version } from "./story-view.ts";

export type FrontView = {
  readonly lead: Teaser | null;
  readonly leadVersions: readonly Version[];
  readonly second: readonly Teaser[];
  readonly discussed: readonly Teaser[];
  readonly putRight: readonly PutRight[];
  readonly sections: readonly { readonly slug: string; readonly stories: readonly Teaser[] }[];
  readonly wire: readonly Teaser[];
  /** Until when it may be shown so; null where nothing ends that. */
  readonly until: Instant | null;
};

/** Stories the automatic front looks at: about two days of a busy local site. */
const LOOKED_AT = 60;
const SECOND = 6;
const DISCUSSED = 5;
const PUT_RIGHT = 3;
const IN_SECTION = 4;
const WIRE = 8;
/** An hour's age weighs as much as a third of a level of urgency; our own stories and those with a picture count as one level more urgent. */
const HOURS_A_LEVEL = 3;

/** How far up a story stands on the automatic front: lower is higher. */
const weight = (story: Teaser, nowMs: number): number => {
  const hours = Math.max(0, (nowMs - Date.parse(story.updatedAt)) / 3_600_000);
  return (
    story.urgency +
    hours / HOURS_A_LEVEL -
    (story.picture === null ? 0 : 1) -
    (story.source.isOwn ? 1 : 0) -
    Math.min(1, story.replies / 20)
  );
};

/** What stands first by itself: the heaviest story, then those in the reader's language, two of a section at most; then all others. */
const automatic = (ranked: readonly Teaser[], isRead: (story: Teaser) => boolean): readonly Teaser[] => {
  const top: Teaser[] = ranked.slice(0, 1);
  for (const story of ranked.slice(1)) {
    if (top.length > SECOND) break;
    if (isRead(story) && top.slice(1).filter((other) => other.section === story.section).length < 2) top.push(story);
  }
  return top;
};

/**
 * The front page, in a fixed number of statements for a given number of sections. Each story stands once above the wire. `pins` are the
 * desk's, in force now: they stand in their slots, and what they push out of the top stands in its section.
 */
export const frontView = async (house: House, sections: readonly string[], lang: string, pins: readonly Pin[] = []): Promise<FrontView> => {
  const [pinned, latest, discussed, putRight, bySection] = await Promise.all([
    storiesByIds(
      house,
      pins.map((pin) => pin.story),
    ),
    listStories(house, {}, undefined, LOOKED_AT),
    discussedStories(house, DISCUSSED + 1),
    putRightList(house, PUT_RIGHT),
    storiesBySection(house, sections, IN_SECTION + SECOND + 2),
  ]);
  const nowMs = house.clock.ms();
  const isRead = (story: Teaser): boolean => story.lang.split("-")[0] === lang;
  const ranked = latest.stories.toSorted((a, b) => Number(isRead(b)) - Number(isRead(a)) || weight(a, nowMs) - weight(b, nowMs));
  const top = arranged(automatic(ranked, isRead), pins, new Map(pinned.map((story) => [story.id, story]))).slice(0, SLOTS);
  const [lead = null, ...second] = top;
  const page = lead === null ? null : await storyPage(house, lead.shortId);
  const shown = new Set([lead, ...second].map((story) => story?.id));
  return {
    until: earliest(
      untilOfAll([...pinned, ...latest.stories, ...discussed, ...[...bySection.values()].flat()]),
      ...pins.map((pin) => pin.until),
    ),
    lead,
    leadVersions: page?.kind === "public" ? page.versions : [],
    second,
    discussed: discussed.slice(0, DISCUSSED),
    putRight: putRight.items,
    sections: sections
      .map((slug) => ({ slug, stories: (bySection.get(slug) ?? []).filter((story) => !shown.has(story.id)).slice(0, IN_SECTION) }))
      .filter((section) => section.stories.length > 0),
    wire: latest.stories.filter((story) => !story.source.isOwn).slice(0, WIRE),
  };
};
