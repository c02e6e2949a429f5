import type { Lang } from "#kit";
import { rightsWords } from "#rights";
import type { Tx } from "#store";
import { rightsLineOf } from "./story-view.ts";

/** What was wrong with the rights line that a revision came with, as sentences for the intake page. */
export const rightsHoles = async (tx: Tx, revisionId: string, lang: Lang): Promise<readonly string[]> => {
  const row = await tx
    .selectFrom("revision")
    .innerJoin("story", "story.id", "revision.story_id")
    .innerJoin("source", "source.id", "story.source_id")
    .select(["revision.rights", "revision.first_created", "revision.lang", "revision.received_at", "source.holder", "source.terms"])
    .where("revision.id", "=", revisionId)
    .executeTakeFirstOrThrow();
  return rightsLineOf(row, row, row.received_at).holes.map((hole) => rightsWords(lang).hole[hole]);
};
