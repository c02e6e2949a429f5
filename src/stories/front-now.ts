import type { House } from "#store";
import { frontView, type FrontView } from "./front-view.ts";
import { pinsOf } from "./planning/arrangement.ts";
import { sectionList } from "./planning/section-list.ts";
import type { Teaser } from "./queries.ts";

/** What the front page shows now, pins and all. */
export const frontNow = async (house: House, sections: readonly string[], lang: string): Promise<FrontView> =>
  frontView(house, sections, lang, await pinsOf(house, "front"));

/** What a section's page shows first now, pins and all. */
export const sectionNow = async (house: House, section: string, most: number): Promise<readonly Teaser[]> =>
  (await sectionList(house, section, await pinsOf(house, `section:${section}`), { after: undefined, most })).stories;
