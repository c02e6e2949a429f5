import { underStory } from "#conversation";
import { followStory } from "#inbox";
import { besideQuestions, questionsUnder } from "#questions";
import type { UnderStory } from "#stories";
import type { House } from "#store";

/** What stands under a story: the way to follow it, its questions, then its conversation. */
export const openUnder = (house: House): UnderStory => {
  const [questions, talk] = [questionsUnder(house), underStory(house, besideQuestions(house))];
  return async (c, story) => {
    const follow = await followStory(house, c, story);
    const asked = await questions(c, story);
    const { node, styles, islands } = await talk(c, story);
    return {
      node: (
        <>
          {follow}
          {asked}
          {node}
        </>
      ),
      styles,
      islands,
    };
  };
};
