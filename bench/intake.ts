import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { system, systemClock } from "#kit";
import { type House, migrate, openStore } from "#store";
import { documentOf } from "./wire-documents.ts";

const built = async <Module>(path: string): Promise<Module> => (await import(new URL(`../dist/${path}`, import.meta.url).href)) as Module;

/** Documents a second, read and taken in, and what a kill behind many waiting files had before it. */
export type IntakeFigures = {
  /** Taken in over read alone, in documents a second: the middle of the rounds, and all of them. */
  readonly ratio: number;
  readonly rounds: readonly number[];
  readonly readPerSecond: number;
  readonly takenPerSecond: number;
  readonly bytes: number;
  /** The same by the commands, as whoever runs a newsroom sees it: the time of `townwire parse` over that of `townwire ingest`. */
  readonly commands: { readonly ratio: number; readonly rounds: readonly number[]; readonly files: number };
  readonly kill: { readonly waiting: number; readonly before: number; readonly ms: number };
};

const DOCUMENTS = 1_800;
const ROUNDS = 5;
const WAITING = 10_000;
const FILES = 4_000;
const COMMAND_ROUNDS = 3;

const perSecond = (count: number, began: number): number => count / ((performance.now() - began) / 1_000);

const openHouse = async (folder: string) => {
  const store = openStore({ dialect: "sqlite", file: join(folder, "townwire.db") });
  await migrate(store, systemClock);
  const { openFiles } = await built<typeof import("../src/outside/files.ts")>("outside/files.js");
  const { openReader } = await built<typeof import("../src/wire/open-reader.ts")>("wire/open-reader.js");
  const reader = openReader();
  const house: House & { files: ReturnType<typeof openFiles>; read: typeof reader.read } = {
    store,
    clock: systemClock,
    files: openFiles(join(folder, "files")),
    read: reader.read,
  };
  return { house, close: async () => [await reader.close(), await store.close()] };
};

/** Writes documents into a new folder; each stands for a story of its own. */
const writeAll = async (folder: string, from: number, count: number): Promise<readonly string[]> => {
  await mkdir(folder, { recursive: true });
  const paths = Array.from({ length: count }, (_, index) => join(folder, `${String(from + index).padStart(6, "0")}.wire`));
  for (const [index, path] of paths.entries()) await writeFile(path, documentOf(from + index));
  return paths;
};

const throughput = async (folder: string) => {
  const { ingestFiles } = await built<typeof import("../src/wire/ingest-path.ts")>("wire/ingest-path.js");
  const { readWire } = await built<typeof import("../src/wire/read.ts")>("wire/read.js");
  const { house, close } = await openHouse(folder);
  const rounds: { readonly ratio: number; readonly read: number; readonly taken: number }[] = [];
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      const from = round * DOCUMENTS;
      const documents = Array.from({ length: DOCUMENTS }, (_, index) => documentOf(from + index));
      let began = performance.now();
      for (const bytes of documents) if (!readWire(bytes).ok) throw new Error("a document was not read");
      const read = perSecond(DOCUMENTS, began);
      const paths = await writeAll(join(folder, `in-${round}`), from, DOCUMENTS);
      let created = 0;
      began = performance.now();
      await ingestFiles(house, system, paths, { channel: "folder", sourceHint: null }, async (_file, taken) => {
        if (taken.ok && taken.value.lines.some((line) => line.outcome === "created")) created += 1;
      });
      const taken = perSecond(DOCUMENTS, began);
      if (created !== DOCUMENTS) throw new Error(`${created} of ${DOCUMENTS} documents became stories`);
      if (round > 0) rounds.push({ ratio: taken / read, read, taken }); // the first warms the code up
    }
  } finally {
    await close();
  }
  return rounds.toSorted((a, b) => a.ratio - b.ratio);
};

const townwire = async (words: readonly string[], dataFolder: string): Promise<number> => {
  const bin = fileURLToPath(new URL("../bin/townwire.js", import.meta.url));
  const began = performance.now();
  const child = spawn(process.execPath, [bin, ...words], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, TOWNWIRE_DATA: dataFolder, TOWNWIRE_DATABASE_URL: "" },
  });
  const [code] = (await once(child, "exit")) as [number];
  if (code !== 0) throw new Error(`townwire ${words[0]} ended with ${code}`);
  return performance.now() - began;
};

/** Reads files by one command and takes them in by another, turn and turn about. */
const byCommands = async (folder: string): Promise<IntakeFigures["commands"]> => {
  const files = await writeAll(join(folder, "files"), 0, FILES);
  const rounds: number[] = [];
  for (let round = 0; round < COMMAND_ROUNDS; round += 1) {
    const data = join(folder, `data-${round}`);
    const read = await townwire(["parse", ...files, "--json"], data);
    rounds.push(read / (await townwire(["ingest", join(folder, "files"), "--json"], data)));
  }
  rounds.sort((a, b) => a - b);
  return { ratio: rounds[Math.floor(COMMAND_ROUNDS / 2)]!, rounds, files: FILES };
};

/** Drops a kill into the watched folder while ten thousand files wait there, and sees how many are taken in before it. */
const killBehind = async (folder: string): Promise<IntakeFigures["kill"]> => {
  const { watchFolder } = await built<typeof import("../src/wire/watch-folder.ts")>("wire/watch-folder.js");
  const { house, close } = await openHouse(folder);
  const incoming = join(folder, "incoming");
  await writeAll(incoming, 0, WAITING);
  const stop = new AbortController();
  let [taken, atDrop, atKill, droppedAt, ms] = [0, 0, -1, 0, 0];
  const drop = async (): Promise<void> => {
    await writeFile(join(folder, "kill.part"), documentOf(3, "canceled"));
    [atDrop, droppedAt] = [taken, performance.now()];
    await rename(join(folder, "kill.part"), join(incoming, "zzz-kill.wire"));
  };
  const onTaken = ({ lines }: { readonly lines: readonly { readonly outcome: string }[] }): void => {
    taken += 1;
    if (taken === 500) void drop();
    if (!lines.some((line) => line.outcome === "killed")) return;
    [atKill, ms] = [taken, performance.now() - droppedAt];
    stop.abort();
  };
  try {
    await watchFolder(house, { folder: incoming, onTaken }, stop.signal);
  } finally {
    await close();
  }
  return { waiting: WAITING, before: atKill - atDrop, ms };
};

/** Intake on SQLite from files in a folder, each document a new story of some 550 words in one of nine formats, against reading them alone. */
export const intake = async (): Promise<IntakeFigures> => {
  const folder = await mkdtemp(join(tmpdir(), "townwire-intake-"));
  try {
    const rounds = await throughput(join(folder, "throughput"));
    const middle = rounds[Math.floor(rounds.length / 2)]!;
    return {
      ratio: middle.ratio,
      rounds: rounds.map((round) => round.ratio),
      readPerSecond: middle.read,
      takenPerSecond: middle.taken,
      bytes: documentOf(1).length,
      commands: await byCommands(join(folder, "commands")),
      kill: await killBehind(join(folder, "kill")),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
