import { type Actor, done, isEditor, refuse, type Result } from "#kit";
import type { House } from "#store";
import { killPictures } from "../kill-pictures.ts";
import { libraryName } from "../picture-name.ts";
import { readSite } from "../site.ts";
import { putSource } from "../sources.ts";

/**
 * Withdraws a picture of the library for good: from every version of every story, with every size and cut made of it, and its file. It stays
 * away when it is brought in again, and from a restored backup too.
 */
export const withdrawPicture = async (house: House, actor: Actor, sha: string): Promise<Result<null, "not-allowed" | "none">> => {
  if (!isEditor(actor)) return refuse("not-allowed");
  const site = await readSite(house.store);
  return house.store.transact(async (tx) => {
    const known = await tx.selectFrom("library_picture").select("sha").where("sha", "=", sha).executeTakeFirst();
    if (known === undefined) return refuse("none");
    const own = await tx.selectFrom("source").select("id").where("is_own", "=", 1).orderBy("made_at").orderBy("id").executeTakeFirst();
    const sourceId = own?.id ?? (await putSource(house, tx, { name: site.name, isOwn: true, aboutLang: site.lang }, true));
    const order = { sourceId, guid: libraryName(sha), hrefs: [], names: [libraryName(sha)], isPicture: true, shas: [sha] };
    await killPictures(house, tx, order, { by: "editor", memberId: actor.id });
    return done(null);
  });
};
