import { membersByIds } from "#members";
import { paths } from "#paths";
import type { ExitSource } from "#stories";
import "./tables.ts";

/** Replies of which each has its addresses asked; a longer conversation stands under the same guard. */
const SAID_MOST = 20;

/** The addresses of what was said under a withdrawn story: each reply, each question, the pages of who wrote them. */
export const saidExits: ExitSource = async (house, story) => {
  const said = await house.store.db
    .selectFrom("comment")
    .select(["id", "author_id", "kind"])
    .where("story_id", "=", story.id)
    .orderBy("id", "desc")
    .limit(SAID_MOST)
    .execute();
  const people = await membersByIds(house.store, [...new Set(said.map((row) => row.author_id))]);
  const silent = { exit: "said", must: "silent" } as const;
  const gone = { exit: "said", must: "gone" } as const;
  return {
    addresses: [
      ...said.flatMap(({ id, kind }) => [
        { ...gone, path: paths.thread({ storyId: story.shortId, id }) },
        { ...silent, path: paths.embedComment(id) },
        { ...silent, path: paths.apiComment(id) },
        { ...silent, path: paths.commentChanges(id) },
        ...(kind === "question"
          ? [
              { ...silent, path: paths.question(id) },
              { ...silent, path: paths.apiQuestion(id) },
            ]
          : []),
      ]),
      ...[...people.values()].map(({ handle }) => ({ ...silent, path: paths.profile(handle) })),
    ],
    carried: [],
  };
};
