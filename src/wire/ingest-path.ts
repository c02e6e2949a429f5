import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Files } from "#outside";
import { type Actor, done, refuse, type Result } from "#kit";
import { pictureName } from "#stories";
import type { Document } from "./document.ts";
import { isPictureName, keepPictureFile } from "./keep-picture-file.ts";
import type { IntakeLine } from "./log-intake.ts";
import type { Reading } from "./read.ts";
import { type IntakeHouse, readDocument, takeItem, takeItems } from "./take-item.ts";
import { wordsOf } from "./words/index.ts";
import { lifeWordsOf } from "./words/life/index.ts";

/** A file and what became of each item in it. */
export type FileOutcome = { readonly file: string; readonly lines: readonly IntakeLine[] };

/** What became of a file; `"not-whole"` where it is left for later; an error of ours where it could not be taken in. */
export type FileTaken = Result<FileOutcome, "not-whole" | { readonly error: unknown }>;

export type FilesHouse = IntakeHouse & { readonly files: Files };

/** How files come in. `isLeft` says of a file that is not whole by what is in it whether it may still be being written: it is left where it is. */
export type FileChannel = Pick<Document, "channel" | "sourceHint"> & { readonly isLeft?: (file: string) => boolean };

/** Largest file read into memory; the parser's own limit is the same. */
const FILE_BYTES_MOST = 20 * 1024 * 1024;

/** Files read while those before them are taken in. */
const FILES_AT_ONCE = 40;

/** The pictures in a folder, by their names in lower case. */
type Listing = (folder: string) => Promise<ReadonlyMap<string, readonly string[]>>;

/** Looks into each folder once. */
const openListing = (): Listing => {
  const known = new Map<string, ReturnType<Listing>>();
  const look = async (folder: string) => Map.groupBy((await readdir(folder)).filter(isPictureName), (name) => name.toLowerCase());
  return (folder) => {
    const names = known.get(folder) ?? look(folder);
    known.set(folder, names);
    return names;
  };
};

/** Takes in the pictures that lie beside a document and that it names, so that they are there when its story is. */
const takeBeside = async (house: FilesHouse, file: string, reading: Reading, list: Listing): Promise<void> => {
  if (!reading.ok) return;
  const hrefs = reading.items.flatMap((item) => item.pictures.map((picture) => pictureName(picture.href)));
  const wanted = new Set(hrefs.filter((name) => name !== ""));
  if (wanted.size === 0) return;
  const there = await list(dirname(file));
  for (const name of [...wanted].flatMap((each) => there.get(each) ?? [])) {
    const path = join(dirname(file), name);
    const size = (await stat(path).catch(() => null))?.size ?? Infinity;
    if (size <= FILE_BYTES_MOST) await keepPictureFile(house, await readFile(path), name);
  }
};

const refused = (file: string, problem: string): FileTaken =>
  done({ file, lines: [{ guid: null, version: null, outcome: "rejected", story: null, slug: null, problem, remarks: [] }] });

/** A file made ready: either all is done with it, or it is a document to take in. */
type Ready = { readonly file: string } & ({ readonly taken: FileTaken } | { readonly document: Document });

const makeReady = async (house: FilesHouse, actor: Actor, file: string, how: FileChannel, list: Listing): Promise<Ready> => {
  const { size } = await stat(file);
  if (size > FILE_BYTES_MOST)
    return { file, taken: refused(file, `The file has ${size} bytes; the most that is read is ${FILE_BYTES_MOST}.`) };
  const bytes = await readFile(file);
  const fileName = basename(file);
  const document: Document = { channel: how.channel, sourceHint: how.sourceHint, bytes, fileName };
  if (isPictureName(file)) {
    const kept = await keepPictureFile(house, bytes, fileName);
    if (kept.ok) return { file, taken: done({ file, lines: [] }) };
    if (kept.problem === "killed") return { file, taken: refused(file, lifeWordsOf("en").log.pictureKilled(fileName)) };
    await takeItem(house, actor, document);
    return { file, taken: refused(file, wordsOf("en").pictureUnreadable(fileName)) };
  }
  const reading = await readDocument(house, document);
  const isWhole = reading.ok && reading.mayGrow !== true;
  if (!isWhole && how.isLeft?.(file) === true) return { file, taken: refuse("not-whole") };
  await takeBeside(house, file, reading, list);
  return { file, document: { ...document, reading } };
};

const takeReady = async (house: FilesHouse, actor: Actor, ready: readonly Ready[]): Promise<readonly FileTaken[]> => {
  const documents = ready.flatMap((each) => ("document" in each ? each.document : []));
  const taken = [...(await takeItems(house, actor, documents))];
  return ready.map((each): FileTaken => {
    if ("taken" in each) return each.taken;
    const own = taken.shift();
    return own?.ok === true ? done({ file: each.file, lines: own.value }) : refuse({ error: own?.problem });
  });
};

/**
 * Takes in files, in their order: wire documents with the pictures beside them, or pictures alone. Some are read while those before them are
 * written; `onTaken` is told of each as soon as it is in.
 */
export const ingestFiles = async (
  house: FilesHouse,
  actor: Actor,
  files: readonly string[],
  how: FileChannel,
  onTaken: (file: string, taken: FileTaken) => Promise<void>,
): Promise<void> => {
  const prepare = (from: number): Promise<readonly Ready[]> => {
    const list = openListing();
    return Promise.all(
      files
        .slice(from, from + FILES_AT_ONCE)
        .map((file) => makeReady(house, actor, file, how, list).catch((error: unknown): Ready => ({ file, taken: refuse({ error }) }))),
    );
  };
  let next = prepare(0);
  for (let at = 0; at < files.length; at += FILES_AT_ONCE) {
    const ready = await next;
    next = prepare(at + FILES_AT_ONCE);
    const taken = await takeReady(house, actor, ready);
    for (const [index, { file }] of ready.entries()) await onTaken(file, taken[index]!);
  }
};

/** Takes in one file; throws where it could not be taken in for a reason of ours. */
export const ingestFile = async (house: FilesHouse, actor: Actor, file: string, how: FileChannel): Promise<FileOutcome> => {
  const ready = await makeReady(house, actor, file, how, openListing());
  const [taken] = await takeReady(house, actor, [ready]);
  if (taken?.ok === true) return taken.value;
  throw taken?.problem === "not-whole" || taken === undefined ? new Error(`${file} is not whole`) : taken.problem.error;
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
