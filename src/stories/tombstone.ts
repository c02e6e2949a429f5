import { enqueue } from "#jobs";
import type { Instant } from "#kit";
import type { House, Tx } from "#store";
import "./jobs.ts";

/**
 * Something withdrawn, or a withdrawal lifted, without a word of what it was: it outlives the database, so that a backup made before it cannot
 * bring back what was withdrawn.
 */
export type Tombstone =
  | {
      readonly is: "killed" | "lifted";
      readonly at: Instant;
      readonly source: string;
      readonly key: string;
      /** Whether it is not even said that there was a story. */
      readonly isSilent?: boolean | undefined;
    }
  | {
      readonly is: "picture";
      readonly at: Instant;
      readonly source: string;
      readonly guid: string;
      readonly name: string;
      readonly sha: string | null;
    };

/** Has a story's tombstone, or the end of one, written down outside of the database. */
export const keepTombstone = async (
  house: House,
  tx: Tx,
  { storyId, ...said }: { readonly is: "killed" | "lifted"; readonly storyId: string; readonly at: Instant; readonly isSilent?: boolean },
): Promise<void> => {
  const row = await tx
    .selectFrom("story")
    .innerJoin("source", "source.id", "story.source_id")
    .select(["source.slug", "story.story_key"])
    .where("story.id", "=", storyId)
    .executeTakeFirstOrThrow();
  await enqueue(house, tx, { kind: "story.tombstone", body: { ...said, source: row.slug, key: row.story_key } });
};

/** Every withdrawal that the database knows of, oldest first. */
export const tombstonesIn = async (db: House["store"]["db"]): Promise<readonly Tombstone[]> => {
  const stories = await db
    .selectFrom("story")
    .innerJoin("source", "source.id", "story.source_id")
    .leftJoin("story_absence", "story_absence.story_id", "story.id")
    .select(["source.slug", "story.story_key", "story.killed_at", "story_absence.manner"])
    .where("story.killed_at", "is not", null)
    .execute();
  const pictures = await db
    .selectFrom("picture_kill")
    .innerJoin("source", "source.id", "picture_kill.source_id")
    .select(["source.slug", "picture_kill.guid", "picture_kill.name", "picture_kill.sha", "picture_kill.at"])
    .execute();
  const all: Tombstone[] = [
    ...stories.map((row) => ({
      is: "killed" as const,
      at: row.killed_at ?? "",
      source: row.slug,
      key: row.story_key,
      ...(row.manner === "vanish" ? { isSilent: true } : {}),
    })),
    ...pictures.map(({ slug, ...row }) => ({ is: "picture" as const, source: slug, ...row })),
  ];
  return all.toSorted((a, b) => (a.at < b.at ? -1 : 1));
};
