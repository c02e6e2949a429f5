import { paragraphsOf, type StoryView, storyPage } from "#stories";
import type { House } from "#store";

/** The paragraphs of a story as its page may show them; null where it shows none. */
export const shownPassages = ({ shown }: Pick<StoryView, "shown">): readonly string[] | null =>
  shown.blocks === null ? null : paragraphsOf(shown.blocks);

/** The paragraphs of the story of an address as its page may show them; none where it shows none. */
export const passagesOf = async (house: House, shortId: string): Promise<readonly string[]> => {
  const story = await storyPage(house, shortId);
  return story.kind === "public" ? (shownPassages(story) ?? []) : [];
};
