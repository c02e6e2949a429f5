import type { House } from "#store";
import { listSections } from "../sections.ts";
import { listSources } from "../sources.ts";

/** What a new site has and what it still lacks. */
export type StartView = Readonly<Record<"isSectioned" | "hasSources" | "hasStory", boolean>>;

export const startView = async (house: House): Promise<StartView> => {
  const { store } = house;
  const [sections, sources, story] = await Promise.all([
    listSections(store),
    listSources(store),
    store.db.selectFrom("story").select("id").where("state", "=", "published").limit(1).executeTakeFirst(),
  ]);
  return { isSectioned: sections.length > 2, hasSources: sources.some((source) => !source.isOwn), hasStory: story !== undefined };
};
