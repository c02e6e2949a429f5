import type { House } from "#store";
import { frontView, type FrontView } from "./front-view.ts";
import { pinsOf } from "./planning/arrangement.ts";

/** What the front page shows now, pins and all. */
export const frontNow = async (house: House, sections: readonly string[], lang: string): Promise<FrontView> =>
  frontView(house, sections, lang, await pinsOf(house, "front"));
