import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Files } from "#outside";
import type { Actor } from "#kit";
import { pictureName } from "#stories";
import type { House } from "#store";
import { isPictureName, keepPictureFile } from "./keep-picture-file.ts";
import { readWire } from "./read.ts";
import { type Document, type IntakeLine, takeItem } from "./take-item.ts";
import { wordsOf } from "./words/index.ts";
import { lifeWordsOf } from "./words/life/index.ts";

/** A file and what became of each item in it. */
export type FileOutcome = { readonly file: string; readonly lines: readonly IntakeLine[] };

/** Largest file read into memory; the parser's own limit is the same. */
const FILE_BYTES_MOST = 20 * 1024 * 1024;

/** Takes in the pictures that lie beside a document and that it names, so that they are there when its story is. */
const takeBeside = async (house: House & { readonly files: Files }, file: string, bytes: Uint8Array): Promise<void> => {
  const reading = readWire(bytes, { fileName: basename(file) });
  if (!reading.ok) return;
  const wanted = new Set(
    reading.items.flatMap((item) => item.pictures.map((picture) => pictureName(picture.href))).filter((name) => name !== ""),
  );
  if (wanted.size === 0) return;
  for (const name of await readdir(dirname(file))) {
    if (!wanted.has(name.toLowerCase()) || !isPictureName(name)) continue;
    const path = join(dirname(file), name);
    if ((await stat(path)).size <= FILE_BYTES_MOST) await keepPictureFile(house, await readFile(path), name);
  }
};

const refused = (problem: string): readonly IntakeLine[] => [
  { guid: null, version: null, outcome: "rejected", story: null, slug: null, problem, remarks: [] },
];

/** Takes in one file: a wire document with the pictures beside it, or a picture alone. */
export const ingestFile = async (
  house: House & { readonly files: Files },
  actor: Actor,
  file: string,
  how: Pick<Document, "channel" | "sourceHint">,
): Promise<FileOutcome> => {
  const words = wordsOf("en");
  const { size } = await stat(file);
  if (size > FILE_BYTES_MOST) return { file, lines: refused(`The file has ${size} bytes; the most that is read is ${FILE_BYTES_MOST}.`) };
  const bytes = await readFile(file);
  if (isPictureName(file)) {
    const kept = await keepPictureFile(house, bytes, basename(file));
    if (kept.ok) return { file, lines: [] };
    if (kept.problem === "killed") return { file, lines: refused(lifeWordsOf("en").log.pictureKilled(basename(file))) };
    await takeItem(house, actor, { ...how, bytes, fileName: basename(file) });
    return { file, lines: refused(words.pictureUnreadable(basename(file))) };
  }
  await takeBeside(house, file, bytes);
  return { file, lines: await takeItem(house, actor, { ...how, bytes, fileName: basename(file) }) };
};

/** The files of a path in the order of their names; a folder's pictures first, so that they are there when their stories come. */
export const filesOf = async (path: string): Promise<readonly string[]> => {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = (await readdir(path, { withFileTypes: true })).filter(
    (entry) => entry.isFile() && !entry.name.startsWith(".") && !/\.(?:part|tmp|md|reason\.txt)$/iu.test(entry.name),
  );
  const names = entries.map((entry) => entry.name).toSorted();
  return [...names.filter(isPictureName), ...names.filter((name) => !isPictureName(name))].map((name) => join(path, name));
};
