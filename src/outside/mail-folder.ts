import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { newId } from "#kit";

/** A mail that was written into the folder instead of being sent. */
export type MailFile = { readonly file: string; readonly source: string };

export type MailFolder = {
  /** Names of the newest mails first, at most 100. */
  readonly list: () => Promise<readonly string[]>;
  readonly read: (file: string) => Promise<MailFile | null>;
  /** Deletes the mails written before an instant, ms since 1970. */
  readonly dropBefore: (ms: number) => Promise<void>;
  /** Deletes the mails to an address. */
  readonly forget: (address: string) => Promise<void>;
};

const MOST = 100;
const UUID_TIME = 13; // letters of its 48 bits of time, with a hyphen
const NAME = /^[0-9a-zA-Z-]+\.eml$/u;

/** The folder of unsent mails, for a developer's eyes. Names begin with the time, so the newest sort last. */
export const openMailFolder = (folder: string): MailFolder => ({
  list: async () => {
    const names = await readdir(folder).catch(() => []);
    return names
      .filter((name) => NAME.test(name))
      .toSorted()
      .toReversed()
      .slice(0, MOST);
  },
  read: async (file) => {
    if (!NAME.test(file)) return null;
    const source = await readFile(join(folder, file), "utf8").catch(() => null);
    return source === null ? null : { file, source };
  },
  dropBefore: async (ms) => {
    const first = newId(ms).slice(0, UUID_TIME); // names are UUIDv7
    for (const name of await readdir(folder).catch(() => []))
      if (NAME.test(name) && name.slice(0, UUID_TIME) < first) await rm(join(folder, name), { force: true });
  },
  forget: async (address) => {
    for (const name of await readdir(folder).catch(() => [])) {
      if (!NAME.test(name)) continue;
      const head = (await readFile(join(folder, name), "utf8").catch(() => "")).split("\n\n", 1)[0] ?? "";
      const to = /^to:\s*(.+)$/imu
        .exec(head)?.[1]
        ?.trim()
        .replace(/^.*<(.+)>$/u, "$1");
      if (to === address) await rm(join(folder, name), { force: true });
    }
  },
});
