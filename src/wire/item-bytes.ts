import type { House } from "#store";

/** The bytes as they came. */
export const itemBytes = async (house: House, id: string): Promise<{ readonly bytes: Uint8Array; readonly fileName: string } | null> => {
  const row = await house.store.db.selectFrom("item").select(["bytes", "file_name"]).where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : { bytes: row.bytes, fileName: row.file_name };
};
