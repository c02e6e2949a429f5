import type { Store } from "./store.ts";

/**
 * Writes to the database and commits: throws on a full disk, a read-only file, a lost server. The row it writes is one that is there anyway,
 * and stays as it is.
 */
export const probeWrite = async (store: Store): Promise<void> => {
  await store.transact(async (tx) => {
    const row = await tx.selectFrom("migration").select(["name", "at"]).orderBy("name").limit(1).executeTakeFirstOrThrow();
    await tx.updateTable("migration").set({ at: row.at }).where("name", "=", row.name).execute();
  });
};
