import { publish } from "#events";
import { type Lang, LANGS } from "#kit";
import type { House, Store, Tx } from "#store";
import type { Ink } from "#ui";

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
  /** The languages that the pages are shown in to whoever asks for one; `lang` is always among them. */
  readonly langs?: readonly Lang[];
  /** The second ink. */
  readonly ink?: Ink;
  /** Days that things are kept for, where the site chose fewer than the house (`running/keeps.ts`). */
  readonly keepSessions?: number | null;
  readonly keepBrowsers?: number | null;
  readonly keepFiles?: number | null;
  readonly keepReadings?: number | null;
};

const UNNAMED: SiteSettings = { name: "Townwire", nameplate: "Townwire", tagline: "", lang: "en", zone: "UTC", ear: [] };

/** The site's settings; what was never set has a plain value. `isNamed` says whether anything ever was. */
export const readSite = async (
  store: Pick<Store, "db"> | { readonly db: Tx },
): Promise<SiteSettings & Required<Pick<SiteSettings, "langs" | "ink">> & { readonly isNamed: boolean }> => {
  const row = await store.db.selectFrom("site_setting").select("value").where("name", "=", "site").executeTakeFirst();
  const set = row === undefined ? {} : (JSON.parse(row.value) as Partial<SiteSettings>);
  return { langs: LANGS, ink: "red", ...UNNAMED, ...set, isNamed: row !== undefined };
};

/** Writes the settings in a transaction of the caller's, and tells every page of it. */
export const putSite = async (house: House, tx: Tx, settings: SiteSettings): Promise<void> => {
  const row = { value: JSON.stringify(settings), changed_at: house.clock.now() };
  await tx
    .insertInto("site_setting")
    .values({ name: "site", ...row })
    .onConflict((conflict) => conflict.column("name").doUpdateSet(row))
    .execute();
  await publish(house, tx, { kind: "house.changed", topic: "house", body: { why: "site" } });
};

export const writeSite = (house: House, settings: SiteSettings): Promise<void> =>
  house.store.transact((tx) => putSite(house, tx, settings));
