import { join } from "node:path";
import { z } from "zod";
import type { FileServer, RemoteFile } from "#outside";
import { isPictureName } from "../keep-picture-file.ts";
import { looksLikeKill, readsLikeKill } from "../looks-like-kill.ts";
import { BYTES_MOST, readWire } from "../read.ts";
import { wordsOf } from "../words/index.ts";
import { LOG_LANG } from "../arrival.ts";
import { failed, type Look, type Looked } from "./look.ts";
import { forget, remember, type Seen, seenOf } from "./seen.ts";
import { reason } from "../reason.ts";

/** Files a look takes at most, of a server and of a folder here, and bytes it holds at once: after these others have their turn. */
const FILES_A_LOOK = 100;
const FILES_HERE_A_LOOK = 1_000;
const BYTES_A_LOOK = 64 * 1024 * 1024;
/** Of more files than a look takes, so many are the newest: what was sent just now may be a kill. */
const NEWEST_A_LOOK = 20;

/** A file is whole when two looks this far apart find the same size and time. */
export const STILL_HERE_MS = 60;
export const STILL_THERE_MS = 2_000;

/** Files still being written, by the senders' convention, and names that could lead out of the folder. */
const NOT_YET = /^\.|\.(?:part|tmp|filepart|reason\.txt)$|[/\\\u0000-\u001f]/iu;

const KILL_NAME = /kill|cancel|withh|elimin|withdraw/iu;

const markOf = (file: RemoteFile): string => `${file.size} ${file.changed}`;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Those files of many whose turn it is: what calls itself a kill, then the newest, then those that waited longest. */
const inTurn = (files: readonly RemoteFile[], most: number, isKill: (name: string) => boolean): readonly RemoteFile[] => {
  const byAge = files.toSorted((a, b) => (a.changed < b.changed ? -1 : a.changed > b.changed ? 1 : a.name < b.name ? -1 : 1));
  const kills = byAge.filter(({ name }) => isKill(name));
  const others = byAge.filter(({ name }) => !isKill(name));
  const rows = others.length > most ? [...others.slice(-NEWEST_A_LOOK), ...others.slice(0, -NEWEST_A_LOOK)] : others;
  const chosen: RemoteFile[] = [];
  let bytes = 0;
  for (const file of [...kills, ...rows]) {
    bytes += Math.min(file.size, BYTES_MOST);
    if (chosen.length === most || (bytes > BYTES_A_LOOK && chosen.length > 0)) break;
    chosen.push(file);
  }
  return chosen;
};

type Got = { readonly file: RemoteFile; readonly bytes: Uint8Array | null };

/** Kills, then pictures, so that they are there when their stories come, then the rest. */
const ordered = (all: readonly Got[]): readonly Got[] => {
  const rank = ({ file, bytes }: Got): number => (isPictureName(file.name) ? 1 : bytes !== null && readsLikeKill(bytes) ? 0 : 2);
  return all.toSorted((a, b) => rank(a) - rank(b));
};

/** Takes one file; false where it is refused, null where it may not be whole yet and is looked at again. */
const takeFile = async ({ intake }: Look, { file, bytes }: Got, isSecondLook: boolean): Promise<boolean | null> => {
  const words = wordsOf(LOG_LANG);
  if (bytes === null) {
    if (file.size <= BYTES_MOST) return null; // gone, or not readable by us now
    await intake.refuse({ bytes: new Uint8Array(), fileName: file.name }, reason("file-too-large", { bytes: file.size, most: BYTES_MOST }));
    return false;
  }
  if (isPictureName(file.name)) {
    if ((await intake.keepPicture(bytes, file.name)).ok) return true;
    if (!isSecondLook) return null;
    await intake.refuse({ bytes, fileName: file.name }, words.pictureUnreadable(file.name));
    return false;
  }
  if (!isSecondLook && !readWire(bytes, { fileName: file.name }).ok) return null;
  const lines = await intake.take({ bytes, fileName: file.name });
  return lines.length === 0 || lines.some((line) => line.outcome !== "rejected");
};

/** `sniffed`: files of a folder here that changed before were looked into; milliseconds since 1970. */
const cursorSchema = z.object({ sniffed: z.number().default(0) });

/** Those files that look like kills: by their names, and here by what is in them, each looked into once. */
const killsAmong = async (files: readonly RemoteFile[], here: string | null, sniffed: number): Promise<ReadonlySet<string>> => {
  const kills = new Set<string>();
  const isSniffed = (file: RemoteFile): boolean => here !== null && files.length > 1 && Number(file.changed) >= sniffed;
  for (const file of files)
    if (KILL_NAME.test(file.name) || (isSniffed(file) && (await looksLikeKill(join(here ?? "", file.name))))) kills.add(file.name);
  return kills;
};

/** The files that are new since the last look and lie still. */
const freshFiles = async (server: FileServer, seen: ReadonlyMap<string, Seen>, stillMs: number) => {
  const isNew = (file: RemoteFile): boolean => {
    const known = seen.get(file.name);
    return !NOT_YET.test(file.name) && (known === undefined || !known.isTaken || known.mark !== markOf(file));
  };
  const listed = await server.list();
  const before = new Map(listed.filter(isNew).map((file) => [file.name, markOf(file)]));
  if (before.size === 0) return { listed, still: [] };
  await pause(stillMs);
  return { listed, still: (await server.list()).filter((file) => before.get(file.name) === markOf(file)) };
};

/**
 * Looks at a folder of files, here or on another machine: whole files are taken, kills before pictures before the rest, and moved to `done`
 * or `refused`; where they cannot be moved, what was taken is remembered. `here` is the folder's path where it is on this machine.
 */
export const lookFiles = async (look: Look, server: FileServer, here: string | null): Promise<Looked> => {
  const { house, feed } = look;
  const seen = await seenOf(house, feed);
  const { listed, still } = await freshFiles(server, seen, house.stillMs ?? (here === null ? STILL_THERE_MS : STILL_HERE_MS));
  const names = new Set(listed.map(({ name }) => name));
  await forget(
    house,
    feed,
    [...seen.keys()].filter((name) => !names.has(name)),
  );
  const isHere = here !== null;
  const { sniffed } = cursorSchema.parse(JSON.parse(feed.cursor));
  const kills = await killsAmong(still, here, sniffed);
  const most = isHere ? FILES_HERE_A_LOOK : FILES_A_LOOK;
  const chosen = inTurn(still, most, (name) => kills.has(name));
  const got: Got[] = [];
  for (const file of chosen) {
    if (got.length > 0 && look.isTimeUp()) break;
    got.push({ file, bytes: file.size > BYTES_MOST ? null : await server.read(file.name, BYTES_MOST) });
  }
  let left = still.length;
  for (const one of ordered(got)) {
    // What was brought from afar is taken; what lies here can wait for others.
    if (isHere && left < still.length && look.isTimeUp()) break;
    left -= 1;
    const { name } = one.file;
    const mark = markOf(one.file);
    const isTaken = await takeFile(look, one, seen.get(name)?.mark === mark);
    if (isTaken === null) await remember(house, feed, name, { mark, isTaken: false });
    else if (await server.move(name, isTaken ? "done" : "refused")) await forget(house, feed, seen.has(name) ? [name] : []);
    else await remember(house, feed, name, { mark, isTaken: true });
  }
  const newest = isHere ? still.reduce((latest, { changed }) => Math.max(latest, Number(changed)), sniffed) : sniffed;
  const cursor = isHere ? { sniffed: kills.size > most ? sniffed : newest } : server.hostKey === null ? null : { hostKey: server.hostKey };
  return { ...(cursor === null ? {} : { cursor }), isMore: left > 0 };
};

/** Looks at a server's folder once it is open, and lets go of it whatever happens. */
export const lookServer = async (look: Look, server: FileServer, here: string | null = null): Promise<Looked> => {
  try {
    return await lookFiles(look, server, here);
  } catch (error) {
    if (here !== null) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    return failed(
      "unreachable",
      `The connection broke: ${detail}.`,
      server.hostKey === null ? {} : { cursor: { hostKey: server.hostKey } },
    );
  } finally {
    await server.close();
  }
};
