import { type FSWatcher, watch } from "node:fs";
import { mkdir, readdir, rename, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Clock, system } from "#kit";
import { type FileOutcome, type FilesHouse, ingestFiles } from "./ingest-path.ts";
import { looksLikeKill } from "./looks-like-kill.ts";

export type FolderOptions = {
  readonly folder: string;
  readonly onTaken?: (outcome: FileOutcome) => void;
  readonly onError?: (file: string, error: unknown) => void;
};

/** A file is whole when two looks this far apart find the same size and time. */
const STILL_MS = 60;
/** Some file systems tell nobody of a change. */
const LOOK_EVERY_MS = 400;
/** A file that cannot be read may still be being written by a slow sender: it is refused only when it has lain still this long. */
const PATIENCE_MS = 2_000;
/** Files still being written, by the senders' convention, and what the house itself writes. */
const NOT_YET = /^\.|\.(?:part|tmp|filepart|reason\.txt)$/iu;

/** Files taken in before the folder is looked at again: under half a second. */
const FILES_A_ROUND = 100;

type Seen = { readonly size: number; readonly changed: number };

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const namesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && !NOT_YET.test(entry.name))
    .map((entry) => entry.name);

const lookAt = async (folder: string, names: readonly string[]): Promise<ReadonlyMap<string, Seen>> => {
  const seen = new Map<string, Seen>();
  for (const name of names) {
    const facts = await stat(join(folder, name)).catch(() => null);
    if (facts !== null) seen.set(name, { size: facts.size, changed: facts.mtimeMs });
  }
  return seen;
};

/** The first of `names` that lie still, as many as a round takes. Of many that wait no more are looked at than it needs. */
const stillOnes = async (folder: string, names: readonly string[]): Promise<ReadonlyMap<string, Seen>> => {
  const still = new Map<string, Seen>();
  for (let from = 0; from < names.length && still.size < FILES_A_ROUND; from += FILES_A_ROUND) {
    const some = names.slice(from, from + FILES_A_ROUND);
    const before = await lookAt(folder, some);
    await pause(STILL_MS);
    for (const [name, now] of await lookAt(folder, some)) {
      const first = before.get(name);
      if (first?.size === now.size && first.changed === now.changed && still.size < FILES_A_ROUND) still.set(name, now);
    }
  }
  return still;
};

/** A free name in `folder`: nothing that came is ever written over. */
const freeName = async (folder: string, name: string, clock: Clock): Promise<string> => {
  const taken = await stat(join(folder, name)).catch(() => null);
  return taken === null ? name : `${clock.now().replaceAll(":", "")}-${name}`;
};

/**
 * Watches a folder until `signal` aborts: each whole file is taken in, in the order of names, then moved to `done`, or to `refused` with its
 * reason beside it. A file that cannot be taken in for a reason of ours stays where it is and is tried again.
 */
export const watchFolder = async (house: FilesHouse, options: FolderOptions, signal: AbortSignal): Promise<void> => {
  const { folder } = options;
  const doneFolder = join(folder, "done");
  const refusedFolder = join(folder, "refused");
  for (const path of [folder, doneFolder, refusedFolder]) await mkdir(path, { recursive: true });

  let wake = (): void => {};
  let watcher: FSWatcher | null = null;
  try {
    watcher = watch(folder, () => wake());
    watcher.on("error", () => {});
  } catch {
    watcher = null; // the looks at intervals find everything
  }

  const put = async (name: string, outcome: FileOutcome): Promise<void> => {
    const problems = outcome.lines.filter((line) => line.outcome === "rejected").map((line) => line.problem ?? "");
    const isRefused = outcome.lines.length > 0 && problems.length === outcome.lines.length;
    const target = isRefused ? refusedFolder : doneFolder;
    const free = await freeName(target, name, house.clock);
    await rename(join(folder, name), join(target, free));
    if (problems.length > 0) await writeFile(join(target, `${free}.reason.txt`), `${problems.join("\n")}\n`);
  };

  /** What waits, kills first: each file is looked into once while others wait. */
  const known = new Map<string, boolean>();
  const inTurn = async (names: readonly string[]): Promise<readonly string[]> => {
    const sorted = names.toSorted();
    const here = new Set(names);
    for (const name of known.keys()) if (!here.has(name)) known.delete(name);
    if (sorted.length === 1) return sorted;
    for (const name of sorted) if (!known.has(name)) known.set(name, await looksLikeKill(join(folder, name)));
    return [...sorted.filter((name) => known.get(name) === true), ...sorted.filter((name) => known.get(name) !== true)];
  };

  const failed = new Map<string, number>();
  /** Takes in what a round takes; tells whether to look again at once: a kill may have come behind what waits. */
  const round = async (): Promise<boolean> => {
    const names = await namesIn(folder);
    if (names.length === 0) return false;
    const turns = await inTurn(names);
    const whole = await stillOnes(
      folder,
      turns.filter((name) => (failed.get(name) ?? 0) <= house.clock.ms()),
    );
    let taken = 0;
    const isFresh = (path: string): boolean => house.clock.ms() - (whole.get(basename(path))?.changed ?? 0) < PATIENCE_MS;
    const paths = [...whole.keys()].map((name) => join(folder, name));
    await ingestFiles(house, system, paths, { channel: "folder", sourceHint: null, isLeft: isFresh }, async (path, one) => {
      try {
        if (one.ok) {
          await put(basename(path), one.value);
          taken += 1;
          options.onTaken?.(one.value);
        } else if (one.problem !== "not-whole") throw one.problem.error;
      } catch (error) {
        failed.set(basename(path), house.clock.ms() + 5_000);
        options.onError?.(path, error);
      }
    });
    return whole.size === FILES_A_ROUND && taken > 0;
  };

  signal.addEventListener("abort", () => wake());
  while (!signal.aborted) {
    const isMore = await round().catch((error: unknown) => {
      options.onError?.(folder, error);
      return false;
    });
    if (signal.aborted) break;
    if (isMore) continue;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOOK_EVERY_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
  watcher?.close();
};
