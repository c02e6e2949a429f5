import type { Db, Tx } from "#store";
import type { Source } from "./sources.ts";
import "./tables.ts";

/** Whose copy a story is: what the desk needs to write to its source. `key` is the source's own name of the story; null where it gave none. */
export type SourceOfStory = Pick<Source, "name" | "slug" | "contact" | "isOwn"> & {
  readonly lang: string;
  readonly key: string | null;
  readonly publishedAt: string | null;
};

/** Keys that we made ourselves of a slugline or of words: they say nothing to the source. */
const OURS = /^(?:slug:|text:[0-9a-f]{64}$)/u;

/** The sources of stories, by the stories' ids. One statement. */
export const sourcesOfStories = async (db: Db | Tx, storyIds: readonly string[]): Promise<ReadonlyMap<string, SourceOfStory>> => {
  if (storyIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("story")
    .innerJoin("source", "source.id", "story.source_id")
    .select([
      "story.id",
      "story.story_key as key",
      "story.published_at as publishedAt",
      "source.name",
      "source.slug",
      "source.contact",
      "source.is_own",
      "source.about_lang as lang",
    ])
    .where("story.id", "in", [...new Set(storyIds)])
    .execute();
  return new Map(rows.map(({ id, key, is_own: isOwn, ...row }) => [id, { ...row, key: OURS.test(key) ? null : key, isOwn: isOwn === 1 }]));
};
