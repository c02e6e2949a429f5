import { publish } from "#events";
import type { House, Tx } from "#store";
import { giveNextPicture } from "../kill-pictures.ts";
import "../events.ts";

/** Has every page that shows a picture made anew, once something of it changed; gives each story the picture that may stand for it now. */
export const tellStories = async (house: House, tx: Tx, sha: string): Promise<void> => {
  const rows = await tx
    .selectFrom("revision_picture")
    .innerJoin("story", "story.revision_id", "revision_picture.revision_id")
    .select("story.id")
    .distinct()
    .where("revision_picture.sha", "=", sha)
    .where("story.state", "=", "published")
    .execute();
  for (const { id } of rows) {
    const story = await giveNextPicture(house, tx, id);
    await publish(house, tx, {
      kind: "story.pictured",
      topic: `story:${id}`,
      body: { story: id, section: story.section, source: story.source_id },
    });
  }
};
