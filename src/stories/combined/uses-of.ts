import { membersByIds } from "#members";
import type { House } from "#store";
import { copyIn } from "../writing/copy.ts";
import { bodyOfRow } from "../desk-revision.ts";
import { paragraphsOf } from "../block.ts";

/** Where the newsroom uses a story of the wire: in one put together of several, or with an editor's words over it. */
export type StoryUse = {
  readonly storyId: string;
  readonly manuscriptId: string;
  readonly how: "part" | "over";
  /** Of what it is used in; empty of one whose words nobody is shown. */
  readonly headline: string;
  readonly lang: string;
  /** Who began it; null of a former member. */
  readonly by: string | null;
  /** Whether its source has sent other words since they were taken. */
  readonly isUpdated: boolean;
  readonly takenId: string;
  readonly nowId: string;
};

/** The uses of some stories, in three statements, two where there are none; by the story's id. */
export const usesOf = async (house: House, storyIds: readonly string[]): Promise<ReadonlyMap<string, readonly StoryUse[]>> => {
  if (storyIds.length === 0) return new Map();
  const { db } = house.store;
  const parts = await db
    .selectFrom("manuscript_part")
    .innerJoin("manuscript", "manuscript.id", "manuscript_part.manuscript_id")
    .innerJoin("story", "story.id", "manuscript_part.story_id")
    .innerJoin("revision as taken", "taken.id", "manuscript_part.revision_id")
    .innerJoin("revision as now", "now.id", "story.revision_id")
    .leftJoin("story as whole", "whole.id", "manuscript.story_id")
    .select([
      "story.id",
      "manuscript.id as manuscript_id",
      "manuscript.copy",
      "manuscript.made_by",
      "whole.state",
      "story.state as part_state",
    ])
    .select(["taken.id as taken_id", "now.id as now_id", "taken.reader_hash as taken_hash", "now.reader_hash as now_hash"])
    .where("manuscript_part.story_id", "in", storyIds)
    .orderBy("manuscript.made_at", "desc")
    .execute();
  const layers = await db
    .selectFrom("manuscript")
    .innerJoin("story", "story.id", "manuscript.story_id")
    .innerJoin("revision as taken", "taken.id", "manuscript.over_revision")
    .innerJoin("revision as now", "now.id", "story.revision_id")
    .select([
      "story.id",
      "manuscript.id as manuscript_id",
      "manuscript.copy",
      "manuscript.made_by",
      "story.state",
      "story.state as part_state",
    ])
    .select(["taken.id as taken_id", "now.id as now_id", "taken.reader_hash as taken_hash", "now.reader_hash as now_hash"])
    .where("manuscript.story_id", "in", storyIds)
    .orderBy("manuscript.made_at", "desc")
    .execute();
  const rows = [...parts.map((row) => ({ ...row, how: "part" as const })), ...layers.map((row) => ({ ...row, how: "over" as const }))];
  const people = await membersByIds(house.store, [...new Set(rows.map((row) => row.made_by))]);
  const uses = rows.map((row): StoryUse => {
    const copy = copyIn(JSON.parse(row.copy) as Record<string, unknown>);
    const isHidden = row.state === "killed" || row.part_state === "killed";
    return {
      ...{ storyId: row.id, manuscriptId: row.manuscript_id, how: row.how, lang: copy.lang, takenId: row.taken_id, nowId: row.now_id },
      headline: isHidden ? "" : copy.headline.trim(),
      by: people.get(row.made_by)?.name ?? null,
      isUpdated: row.part_state === "published" && row.taken_id !== row.now_id && row.taken_hash !== row.now_hash,
    };
  });
  return Map.groupBy(uses, ({ storyId }) => storyId);
};

/** The words of two versions of a story that the newsroom uses, for its desk: headline first. */
export const wordsOfVersions = async (house: House, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> => {
  if (ids.length === 0) return new Map();
  const rows = await house.store.db.selectFrom("revision").select(["id", "headline", "blocks"]).where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, [row.headline, ...paragraphsOf(bodyOfRow(row))]]));
};
