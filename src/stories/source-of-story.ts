import type { Db, Tx } from "#store";
import type { Source } from "./sources.ts";
import "./tables.ts";

/** Whose copy a story is: what the desk needs to write to its source. `key` is the source's own name of the story. */
export type SourceOfStory = Pick<Source, "name" | "slug" | "contact" | "isOwn"> & { readonly lang: string; readonly key: string };

/** The sources of stories, by the stories' ids. One statement. */
export const sourcesOfStories = async (db: Db | Tx, storyIds: readonly string[]): Promise<ReadonlyMap<string, SourceOfStory>> => {
  if (storyIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("story")
    .innerJoin("source", "source.id", "story.source_id")
    .select([
      "story.id",
      "story.story_key as key",
      "source.name",
      "source.slug",
      "source.contact",
      "source.is_own",
      "source.about_lang as lang",
    ])
    .where("story.id", "in", [...new Set(storyIds)])
    .execute();
  return new Map(rows.map(({ id, is_own: isOwn, ...row }) => [id, { ...row, isOwn: isOwn === 1 }]));
};
