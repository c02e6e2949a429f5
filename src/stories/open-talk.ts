import { publish } from "#events";
import type { House, Tx } from "#store";
import "./events.ts";

/** Opens the conversation of a public story again, which a kill had closed. False where there is nothing to open. */
export const openTalk = async (house: House, tx: Tx, storyId: string): Promise<boolean> => {
  const story = await tx
    .updateTable("story")
    .set({ is_talk_closed: 0 })
    .where("id", "=", storyId)
    .where("state", "=", "published")
    .where("is_talk_closed", "=", 1)
    .returning(["id", "section", "source_id"])
    .executeTakeFirst();
  if (story === undefined) return false;
  const body = { story: story.id, section: story.section, source: story.source_id, outcome: "talk" };
  await publish(house, tx, { kind: "story.changed", topic: `story:${story.id}`, body });
  return true;
};
