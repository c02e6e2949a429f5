import type { FirstSite } from "#members";
import type { House, Tx } from "#store";
import { firstSections, listSections, putSections } from "../sections.ts";
import { putSite, readSite } from "../site.ts";
import { wordsOf } from "./words/index.ts";

/** Names an empty site as its first editor says, and gives it its first sections where it has none. */
export const nameSite = async (house: House, tx: Tx, { name, town, lang, zone }: FirstSite): Promise<void> => {
  const { isNamed: _isNamed, ...before } = await readSite({ db: tx });
  await putSite(house, tx, { ...before, name, nameplate: name, tagline: wordsOf(lang).newsOf(town), lang, zone });
  if ((await listSections({ db: tx })).length === 0) await putSections(house, tx, firstSections(), []);
};
