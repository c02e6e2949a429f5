import { mkdir, open, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { Tombstone } from "#stories";

const form = z.union([
  z.object({ is: z.enum(["killed", "lifted"]), at: z.string(), source: z.string(), key: z.string(), isSilent: z.boolean().optional() }),
  z.object({
    is: z.literal("picture"),
    at: z.string(),
    source: z.string(),
    guid: z.string(),
    name: z.string(),
    sha: z.string().nullable(),
  }),
]);

/** Where a data folder keeps its list: beside the database, in no backup. */
export const tombstoneFile = (dataFolder: string): string => join(dataFolder, "tombstones.jsonl");

/** Every tombstone of a list, in the order written; a line that cannot be read is passed over, an absent list is empty. */
export const readTombstones = async (file: string): Promise<readonly Tombstone[]> => {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.split("\n").flatMap((line) => {
    if (line.trim() === "") return [];
    try {
      const read = form.safeParse(JSON.parse(line));
      return read.success ? [read.data] : [];
    } catch {
      return []; // the end of a line that a power cut left half written
    }
  });
};

/** Appends tombstones that are not in the list; on the disk when this resolves. */
export const writeTombstones = async (file: string, tombstones: readonly Tombstone[]): Promise<void> => {
  const known = new Set((await readTombstones(file)).map((each) => JSON.stringify(each)));
  const fresh = tombstones.map((each) => JSON.stringify(form.parse(each))).filter((line) => !known.has(line));
  if (fresh.length === 0) return;
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, "a", 0o600);
  try {
    await handle.appendFile(`\n${[...new Set(fresh)].join("\n")}\n`); // begins anew behind a line cut off
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const nameOf = (each: Tombstone): string =>
  each.is === "picture"
    ? JSON.stringify(["picture", each.source, each.guid, each.name, each.sha])
    : JSON.stringify(["story", each.source, each.key]);

/** What is withdrawn by a list: of a story the newest line decides. */
export const withdrawnBy = (tombstones: readonly Tombstone[]): readonly Tombstone[] => {
  const newest = new Map<string, Tombstone>();
  for (const each of tombstones) {
    const before = newest.get(nameOf(each));
    if (before === undefined || before.at <= each.at) newest.set(nameOf(each), each);
  }
  return [...newest.values()].filter((each) => each.is !== "lifted");
};
