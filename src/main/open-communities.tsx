import type { CommunityHouse } from "#communities";
import { followDiscussion, followThing } from "#inbox";
import { paths } from "#paths";
import { questionsAbout } from "#questions";

type Given = Omit<CommunityHouse, "besideDiscussion" | "besideCommunity">;

/** What communities ask of rooms to their right and beside them: the way to follow, questions about the stories that stand there. */
export const openCommunities = (house: Given): CommunityHouse => {
  const asked = questionsAbout(house);
  return {
    ...house,
    besideDiscussion: (c, subject) => followDiscussion(house, c, subject),
    besideCommunity: async (c, { id, slug, name }, storyIds) => (
      <>
        {await followThing(house, c, { target: `community:${id}`, name, back: paths.community(slug) })}
        {await asked(c, storyIds)}
      </>
    ),
  };
};
