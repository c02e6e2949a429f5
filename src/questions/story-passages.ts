import { paragraphsOf, storyPage } from "#stories";
import type { House } from "#store";

/** The paragraphs of a story as its page may show them; none where it shows none. */
export const passagesOf = async (house: House, shortId: string): Promise<readonly string[]> => {
  const story = await storyPage(house, shortId);
  return story.kind !== "public" || story.shown.blocks === null ? [] : paragraphsOf(story.shown.blocks);
};
