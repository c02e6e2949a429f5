import { type FileHandle, open } from "node:fs/promises";
import { done, refuse, type Result, sha256 } from "#kit";
import { MANIFEST, type Manifest, manifestForm } from "./manifest.ts";
import { entriesOf, type TarEntry } from "./tar.ts";

/** An archive whose every digest is right. */
export type Archive = { readonly manifest: Manifest; readonly entries: () => AsyncIterable<TarEntry> };

const readManifest = (bytes: Buffer): Manifest | null => {
  try {
    const read = manifestForm.safeParse(JSON.parse(bytes.toString("utf8")));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
};

/** Reads the archive once from end to end; the sentence of a refusal says what is wrong with it. */
const check = async (handle: FileHandle): Promise<Result<Manifest, string>> => {
  const seen = new Map<string, string>();
  let last: { readonly name: string; readonly bytes: Buffer } | null = null;
  try {
    for await (const { name, read } of entriesOf(handle)) {
      const bytes = await read();
      if (name !== MANIFEST) seen.set(name, sha256(bytes));
      last = { name, bytes };
    }
  } catch (error) {
    return refuse(`It is damaged or not a backup: ${error instanceof Error ? error.message : "it cannot be read"}. Take another one.`);
  }
  const manifest = last?.name === MANIFEST ? readManifest(last.bytes) : null;
  if (manifest === null)
    return refuse("It is no backup of Townwire, or its end is missing: there is no manifest that can be read. Take another one.");
  const expected = Object.entries(manifest.entries);
  const wrong = expected.find(([name, { sha256: sha }]) => seen.get(name) !== sha)?.[0];
  if (wrong !== undefined) return refuse(`It is damaged: ${wrong} is not what was backed up. Take another one.`);
  if (expected.length !== seen.size) return refuse("It is damaged: it holds more than was backed up. Take another one.");
  return done(manifest);
};

/** Opens an archive after checking all of it, and hands it to `work`. */
export const readArchive = async <T>(file: string, work: (archive: Archive) => Promise<Result<T, string>>): Promise<Result<T, string>> => {
  const handle = await open(file, "r").catch(() => null);
  if (handle === null) return refuse(`${file} cannot be opened. Check its name and that you may read it.`);
  try {
    const manifest = await check(handle);
    if (!manifest.ok) return refuse(`${file} was not restored. ${manifest.problem}`);
    return await work({ manifest: manifest.value, entries: () => entriesOf(handle) });
  } finally {
    await handle.close();
  }
};
