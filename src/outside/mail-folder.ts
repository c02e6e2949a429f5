import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A mail that was written into the folder instead of being sent. */
export type MailFile = { readonly file: string; readonly source: string };

export type MailFolder = {
  /** Names of the newest mails first, at most 100. */
  readonly list: () => Promise<readonly string[]>;
  readonly read: (file: string) => Promise<MailFile | null>;
};

const MOST = 100;
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
});
