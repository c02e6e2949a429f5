import type { Tx } from "#store";
import type { StoryTable } from "../tables.ts";
import "../series/tables.ts";
import type { KnownPlaces } from "./exit.ts";

/** Where a story stands now; to be read before it is taken off. */
export const knownPlaces = async (tx: Tx, story: StoryTable): Promise<KnownPlaces> => {
  const topics = await tx.selectFrom("story_topic").select("slug").where("story_id", "=", story.id).orderBy("slug").execute();
  const series = await tx
    .selectFrom("series_part")
    .innerJoin("series", "series.id", "series_part.series_id")
    .select("series.slug")
    .where("series_part.story_id", "=", story.id)
    .orderBy("series.slug")
    .execute();
  return {
    slug: story.slug,
    topics: topics.map(({ slug }) => slug),
    series: series.map(({ slug }) => slug),
    shas: [],
  };
};
