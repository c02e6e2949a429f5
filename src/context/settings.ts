import { newSecret } from "#kit";
import type { Db, House, Tx } from "#store";

/** What the room remembers of itself: the secret that names raters in the export, the stage and the nights that speak for another, what runs between two full ones go by, the run whose numbers stand. */
export type SettingName = "export-salt" | "stage" | "frozen" | "current";

export const readSetting = async (db: Db | Tx, name: SettingName): Promise<string | null> =>
  (await db.selectFrom("note_setting").select("value").where("name", "=", name).executeTakeFirst())?.value ?? null;

export const writeSetting = async (house: House, tx: Tx, name: SettingName, value: string): Promise<void> => {
  const row = { name, value, at: house.clock.now() };
  await tx
    .insertInto("note_setting")
    .values(row)
    .onConflict((conflict) => conflict.column("name").doUpdateSet(row))
    .execute();
};

/** Gives raters other names in the export. */
export const renewSalt = (house: House, tx: Tx): Promise<void> => writeSetting(house, tx, "export-salt", newSecret());
