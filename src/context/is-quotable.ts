import type { Context } from "hono";
import { storyPage } from "#stories";
import type { NoteHouse } from "./note-house.ts";

/** Whether whoever asks may read the whole text of a story on its own page: only then are passages of it shown, chosen or looked for. */
export const isQuotable = async (house: NoteHouse, c: Context, storyId: string): Promise<boolean> => {
  const page = await storyPage(house, storyId, { country: house.countryOf(c) });
  return page.kind === "public" && page.shown.blocks !== null;
};
