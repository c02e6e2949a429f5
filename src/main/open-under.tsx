import { discussionsFound, discussionsUnder, peopleWhoKnow } from "#communities";
import { besideStory } from "#context";
import { underStory } from "#conversation";
import { followStory } from "#inbox";
import { lettersOfSection } from "#newsletters";
import { besideQuestions, questionsUnder } from "#questions";
import type { StoryHouse, UnderStory } from "#stories";
import type { House } from "#store";

/** What stands under a story: the way to follow it, its questions, its conversation, who knows about it, then what communities say of it. */
const openUnder = (house: House): UnderStory => {
  const [questions, talk, discussions] = [questionsUnder(house), underStory(house, besideQuestions(house)), discussionsUnder(house)];
  const know = peopleWhoKnow(house);
  return async (c, story) => {
    const follow = await followStory(house, c, story);
    const asked = await questions(c, story);
    const discussed = await discussions(c, story);
    const known = await know(c, story);
    const { node, styles, islands } = await talk(c, story);
    return {
      node: (
        <>
          {follow}
          {asked}
          {node}
          {known}
          {discussed}
        </>
      ),
      styles,
      islands,
    };
  };
};

/** What other rooms put around stories and lists of them. */
export const openAround = (house: House): Pick<StoryHouse, "alsoFound" | "beside" | "overSection" | "under"> => ({
  alsoFound: discussionsFound(house),
  beside: besideStory(house),
  overSection: lettersOfSection(house),
  under: openUnder(house),
});
