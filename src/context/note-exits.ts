import { paths } from "#paths";
import type { ExitSource } from "#stories";
import "./tables.ts";

const NOTES_MOST = 20;

/** The pages of notes on a withdrawn story: each quotes a passage of it. */
export const noteExits: ExitSource = async (house, story) => {
  const notes = await house.store.db
    .selectFrom("note")
    .select("id")
    .where("story_id", "=", story.id)
    .orderBy("id", "desc")
    .limit(NOTES_MOST)
    .execute();
  return { addresses: notes.map(({ id }) => ({ exit: "notes", must: "silent", path: paths.note(id) })), carried: [] };
};
