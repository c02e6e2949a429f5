import { mkdir, readdir, readFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { done, refuse, type Result } from "#kit";
import type { FileServer, ServerProblem } from "#outside";

/** A folder of this machine, in the way of one on another. `changed` is the inode's, ms: a sender can set a file's time, and not this one. */
export const openFolder = async (folder: string): Promise<Result<FileServer, ServerProblem>> => {
  const itself = await stat(folder).catch(() => null);
  if (itself === null || !itself.isDirectory()) return refuse({ kind: "not-found", reason: `There is no folder ${folder}.` });
  return done({
    hostKey: null,
    list: async () => {
      const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
      const found = await Promise.all(entries.map(async ({ name }) => ({ name, facts: await stat(join(folder, name)).catch(() => null) })));
      return found.flatMap((each) =>
        each.facts === null ? [] : [{ name: each.name, size: each.facts.size, changed: String(each.facts.ctimeMs) }],
      );
    },
    read: async (name, bytesMost) => {
      const bytes = await readFile(join(folder, name)).catch(() => null);
      return bytes === null || bytes.length > bytesMost ? null : bytes;
    },
    move: async (name, subfolder) => {
      try {
        await mkdir(join(folder, subfolder), { recursive: true });
        const found = await stat(join(folder, name));
        const isTaken = await stat(join(folder, subfolder, name)).then(
          () => true,
          () => false,
        );
        // Nothing that came is ever written over.
        await rename(join(folder, name), join(folder, subfolder, isTaken ? `${Math.round(found.mtimeMs)}-${name}` : name));
        return true;
      } catch {
        return false;
      }
    },
    close: async () => {},
  });
};
