import type { Instant } from "#kit";
import type { House } from "#store";
import { earliest } from "../earliest.ts";
import { listStories, storiesByIds, type StoryList, untilOfAll } from "../queries.ts";
import { arranged, type Pin } from "./pin.ts";

/**
 * A page of a section: on the first, the pinned stories in their slots over the newest; on none of the others does one of them stand again.
 * Two statements.
 */
export const sectionList = async (
  house: House,
  section: string,
  pins: readonly Pin[],
  { after, most }: { readonly after: string | undefined; readonly most: number },
): Promise<StoryList & { readonly until: Instant | null }> => {
  const pinned = await storiesByIds(
    house,
    pins.map((pin) => pin.story),
  );
  const list = await listStories(house, { section, without: pinned.map((story) => story.id) }, after, most);
  const isFirst = after === undefined || after === "";
  const stories = isFirst ? arranged(list.stories, pins, new Map(pinned.map((story) => [story.id, story]))) : list.stories;
  return { stories, next: list.next, until: earliest(untilOfAll([...stories, ...pinned]), ...pins.map((pin) => pin.until)) };
};
