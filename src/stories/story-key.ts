import { remember, type Tx } from "#store";
import "./tables.ts";

/** What stands for sources that say nothing of themselves. */
const UNNAMED = "unnamed-source";

/** The only source with a story of that key; null where none or several have one. For items that do not say whose they are. */
export const soleSourceOf = async (tx: Tx, storyKey: string): Promise<string | null> => {
  const rows = await tx.selectFrom("story").select("source_id").where("story_key", "=", storyKey).limit(2).execute();
  return rows.length === 1 ? (rows[0]?.source_id ?? null) : null;
};

/** Gives a story that came without a word of its source, such as a kill ahead of its story, to the source that now names itself. */
export const adoptStory = async (tx: Tx, storyKey: string, sourceId: string): Promise<void> => {
  const nobody = await remember(tx, "source without a name", () =>
    tx.selectFrom("source").select("id").where("slug", "=", UNNAMED).executeTakeFirst(),
  );
  if (nobody === undefined || nobody.id === sourceId) return;
  const unnamed = await tx
    .selectFrom("story")
    .select("id")
    .where("story_key", "=", storyKey)
    .where("source_id", "=", nobody.id)
    .executeTakeFirst();
  if (unnamed === undefined) return;
  const own = await tx
    .selectFrom("story")
    .select("id")
    .where("story_key", "=", storyKey)
    .where("source_id", "=", sourceId)
    .executeTakeFirst();
  if (own === undefined) await tx.updateTable("story").set({ source_id: sourceId }).where("id", "=", unnamed.id).execute();
};

/** The key of the newest story of a source with that headline that is not killed: for a kill without an identifier. Null where there is none. */
export const keyOfHeadline = async (tx: Tx, sourceId: string, headline: string): Promise<string | null> => {
  const row = await tx
    .selectFrom("story")
    .select("story_key")
    .where("source_id", "=", sourceId)
    .where("headline", "=", headline)
    .where("killed_at", "is", null)
    .orderBy("arrived_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.story_key ?? null;
};
