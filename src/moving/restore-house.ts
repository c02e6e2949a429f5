import { rm } from "node:fs/promises";
import { join } from "node:path";
import { done, refuse, type Result } from "#kit";
import { applyTombstone, resettleAll, type Tombstone, tombstonesIn } from "#stories";
import { addsOnly, countOn, countRows, emptyTables, fillTable, inFillOrder, migrationsOf, schemaState, type Store, type Tx } from "#store";
import type { MovingHouse } from "./backup-house.ts";
import { LEFT_OUT, type Manifest, valuesOf } from "./manifest.ts";
import { type Archive, readArchive } from "./read-archive.ts";
import { readTombstones, tombstoneFile, withdrawnBy, writeTombstones } from "./tombstone-list.ts";

export type Restored = {
  readonly madeAt: string;
  readonly rows: number;
  readonly files: number;
  /** How many withdrawals that the backup did not know of were done again. */
  readonly withdrawn: number;
};

/** Tables that a house fills by itself before anybody has used it. */
const OWN: readonly string[] = [...LEFT_OUT, "event"];

const tablesOf = async (store: Store): Promise<readonly string[]> => {
  const names = await store.snapshot(async (tables) => tables.map((table) => table.name));
  return inFillOrder(
    store,
    names.filter((name) => name !== "migration"),
  );
};

const isEmpty = async (store: Store, names: readonly string[]): Promise<boolean> => {
  for (const name of names) if (!OWN.includes(name) && (await countRows(store.db, name)) > 0) return false;
  return true;
};

/** Why a backup does not fit this program's database; null where it does. */
const misfit = async (store: Store, manifest: Manifest): Promise<string | null> => {
  const { state } = await schemaState(store);
  const have = await migrationsOf(store);
  if (state !== "current") return "The database here is not up to date. Run `townwire migrate` first.";
  const newer = manifest.migrations.find((name) => !have.includes(name));
  if (newer !== undefined) return `The backup was made by a newer Townwire (it has ${newer}). Restore it with that version.`;
  const changed = have.find((name) => !manifest.migrations.includes(name) && !addsOnly(store, name));
  return changed === undefined
    ? null
    : `The backup is older than ${changed}, which changed what was there. Restore it with the version that made it, then upgrade.`;
};

const fill = async (house: MovingHouse, tx: Tx, archive: Archive, inOrder: readonly string[]): Promise<number> => {
  const { tables } = archive.manifest;
  let rows = 0;
  // Entries stand in the order of names; parents have to come first, so its headers are gone through once for each table that has rows.
  for (const name of inOrder) {
    const table = tables[name];
    if (table === undefined || table.rows === 0 || LEFT_OUT.includes(name)) continue;
    for await (const entry of archive.entries()) {
      if (!entry.name.startsWith(`tables/${name}/`)) continue;
      const lines = (await entry.read())
        .toString("utf8")
        .split("\n")
        .filter((line) => line !== "");
      await fillTable(house.store, tx, name, table.columns, lines.map(valuesOf));
      rows += lines.length;
    }
  }
  await countOn(house.store, tx, inOrder);
  return rows;
};

const putFiles = async (house: MovingHouse, archive: Archive, without: ReadonlySet<string>): Promise<number> => {
  let files = 0;
  for await (const entry of archive.entries()) {
    if (!entry.name.startsWith("files/") || without.has(entry.name.slice("files/".length))) continue;
    await house.files.put(await entry.read());
    files += 1;
  }
  return files;
};

/**
 * Brings an archive back. Refuses a house that is in use, unless it may be replaced. Every digest is checked before anything is changed; the
 * database changes whole or not at all; and what the present house, or the list of tombstones in `dataFolder`, knows to be withdrawn is withdrawn
 * again in the same transaction, before anybody can see it. The site must not be running.
 */
export const restoreHouse = (
  house: MovingHouse,
  file: string,
  { dataFolder, mayReplace }: { readonly dataFolder: string; readonly mayReplace: boolean },
): Promise<Result<Restored, string>> =>
  readArchive(file, async (archive) => {
    const { store } = house;
    const problem = await misfit(store, archive.manifest);
    if (problem !== null) return refuse(problem);
    const names = await tablesOf(store);
    if (!mayReplace && !(await isEmpty(store, names)))
      return refuse("This house is in use. Restore into an empty data folder or database, or say --replace to give up what is here.");
    const list = tombstoneFile(dataFolder);
    const known: readonly Tombstone[] = [...(await readTombstones(list)), ...(await tombstonesIn(store.db))];
    await writeTombstones(list, known); // the present database is about to go
    const withdrawn = withdrawnBy(known);
    const gone = new Set(withdrawn.flatMap((each) => (each.is === "picture" ? (each.sha ?? []) : [])));
    const files = await putFiles(house, archive, gone);
    const restored = await store.transact(async (tx) => {
      await emptyTables(tx, names);
      const rows = await fill(house, tx, archive, names);
      await resettleAll(house, tx);
      let again = 0;
      for (const each of withdrawn) if (await applyTombstone(house, tx, each)) again += 1;
      return { rows, again };
    });
    for (const sha of gone) await house.files.remove(sha);
    await rm(join(dataFolder, "made"), { recursive: true, force: true });
    await writeTombstones(list, await tombstonesIn(store.db));
    return done({ madeAt: archive.manifest.madeAt, rows: restored.rows, files, withdrawn: restored.again });
  });
