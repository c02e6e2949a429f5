import type { Lang } from "#kit";
import type { House, Store } from "#store";

/** What the newsroom calls itself, kept in the database and changed on the desk. */
export type SiteSettings = {
  readonly name: string;
  readonly nameplate: string;
  readonly tagline: string;
  readonly lang: Lang;
  /** IANA time zone of every time shown. */
  readonly zone: string;
  /** Lines beside the front page's plate; every second run of a line is set bold. */
  readonly ear: readonly (readonly string[])[];
};

const UNNAMED: SiteSettings = { name: "Townwire", nameplate: "Townwire", tagline: "", lang: "en", zone: "UTC", ear: [] };

/** The site's settings; what was never set has a plain value. `isNamed` says whether anything ever was. */
export const readSite = async (store: Store): Promise<SiteSettings & { readonly isNamed: boolean }> => {
  const row = await store.db.selectFrom("site_setting").select("value").where("name", "=", "site").executeTakeFirst();
  return row === undefined
    ? { ...UNNAMED, isNamed: false }
    : { ...UNNAMED, ...(JSON.parse(row.value) as Partial<SiteSettings>), isNamed: true };
};

export const writeSite = async (house: House, settings: SiteSettings): Promise<void> => {
  const row = { value: JSON.stringify(settings), changed_at: house.clock.now() };
  await house.store.db
    .insertInto("site_setting")
    .values({ name: "site", ...row })
    .onConflict((conflict) => conflict.column("name").doUpdateSet(row))
    .execute();
};
