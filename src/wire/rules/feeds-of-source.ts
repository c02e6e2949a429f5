import type { House } from "#store";

/** The feeds by which a source's items arrive, by name. */
export const feedsOfSource = (house: House, sourceId: string): Promise<readonly { readonly id: string; readonly name: string }[]> =>
  house.store.db.selectFrom("feed").select(["id", "name"]).where("source_id", "=", sourceId).orderBy("name").execute();
