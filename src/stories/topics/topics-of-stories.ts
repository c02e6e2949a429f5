import type { Db, Tx } from "#store";
import "../tables.ts";

const AT_ONCE = 500; // stories a statement

/** The topics of stories, broader ones too, each with the name it has there. */
export const topicsOfStories = async (
  db: Db | Tx,
  storyIds: readonly string[],
): Promise<readonly { readonly storyId: string; readonly slug: string; readonly name: string }[]> => {
  const found: { storyId: string; slug: string; name: string }[] = [];
  for (let from = 0; from < storyIds.length; from += AT_ONCE)
    found.push(
      ...(await db
        .selectFrom("story_topic")
        .select(["story_id as storyId", "slug", "name"])
        .where("story_id", "in", storyIds.slice(from, from + AT_ONCE))
        .orderBy("story_id")
        .orderBy("slug")
        .execute()),
    );
  return found;
};
