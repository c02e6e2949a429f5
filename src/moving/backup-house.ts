import { open, rename, rm } from "node:fs/promises";
import { sha256 } from "#kit";
import type { Files } from "#outside";
import { type House, migrationsOf } from "#store";
import { LEFT_OUT, lineOf, MANIFEST, type Manifest } from "./manifest.ts";
import { endArchive, writeEntry } from "./tar.ts";

export type MovingHouse = House & { readonly files: Files };

export type BackedUp = { readonly file: string; readonly rows: number; readonly files: number; readonly bytes: number };

/** Characters of rows in one entry: bounded, so that neither writing nor reading needs more memory. */
const ENTRY_CHARACTERS = 4 * 1024 * 1024;

/**
 * Writes the whole house into one archive: all tables at one instant while the site goes on, and every kept file. The file is there when this
 * resolves, whole and on the disk; a former one of that name is replaced only then.
 */
export const backupHouse = async (house: MovingHouse, file: string): Promise<BackedUp> => {
  const part = `${file}.part`;
  const madeAt = house.clock.now();
  const madeAtMs = house.clock.ms();
  const entries: Record<string, { size: number; sha256: string }> = {};
  const tables: Record<string, { columns: string[]; rows: number }> = {};
  const handle = await open(part, "w", 0o600);
  try {
    const add = async (name: string, bytes: Uint8Array): Promise<void> => {
      entries[name] = { size: bytes.length, sha256: sha256(bytes) };
      await writeEntry(handle, name, bytes, madeAtMs);
    };
    const migrations = await migrationsOf(house.store);
    await house.store.snapshot(async (all) => {
      for (const { name, columns, rows } of all.filter((table) => !LEFT_OUT.includes(table.name))) {
        let [lines, characters, count, part_] = [[] as string[], 0, 0, 0];
        const flush = async (): Promise<void> => {
          if (lines.length === 0) return;
          part_ += 1;
          await add(`tables/${name}/${String(part_).padStart(6, "0")}.jsonl`, Buffer.from(`${lines.join("\n")}\n`));
          [lines, characters] = [[], 0];
        };
        for await (const batch of rows()) {
          for (const row of batch) {
            const line = lineOf(row, columns);
            lines.push(line);
            characters += line.length;
            count += 1;
            if (characters > ENTRY_CHARACTERS) await flush();
          }
        }
        await flush();
        tables[name] = { columns: [...columns], rows: count };
      }
    });
    const shas = await house.files.list();
    for (const sha of shas) {
      const bytes = await house.files.read(sha);
      if (bytes !== null) await add(`files/${sha}`, bytes);
    }
    const manifest: Manifest = { townwire: 1, madeAt, migrations: [...migrations], tables, entries };
    await writeEntry(handle, MANIFEST, Buffer.from(`${JSON.stringify(manifest)}\n`), madeAtMs);
    await endArchive(handle);
    await handle.sync();
    const { size } = await handle.stat();
    await handle.close();
    await rename(part, file);
    const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
    return { file, rows, files: shas.length, bytes: size };
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(part, { force: true });
    throw error;
  }
};
