import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { sha256 } from "#kit";

/** Files kept by what is in them: the same bytes are kept once, and a kept file never changes. */
export type Files = {
  /** Kept durably when this resolves. */
  readonly put: (bytes: Uint8Array) => Promise<{ readonly sha: string }>;
  /** The bytes, or null where nothing is kept under that name. */
  readonly read: (sha: string) => Promise<Buffer | null>;
  /** Deletes the bytes for good; nothing happens where there are none. */
  readonly remove: (sha: string) => Promise<void>;
  /** The digests of all that is kept, in no order. */
  readonly list: () => Promise<readonly string[]>;
};

const SHA = /^[0-9a-f]{64}$/u;

const isAbsent = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Files in `folder`, two letters of the digest a subfolder. */
export const openFiles = (folder: string): Files => {
  const placeOf = (sha: string): string => join(folder, sha.slice(0, 2), sha);
  return {
    put: async (bytes) => {
      const sha = sha256(bytes);
      const place = placeOf(sha);
      if (
        await stat(place).then(
          (found) => found.size === bytes.byteLength,
          () => false,
        )
      )
        return { sha };
      await mkdir(dirname(place), { recursive: true });
      const unfinished = `${place}.${randomUUID()}.part`;
      const handle = await open(unfinished, "wx");
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(unfinished, place);
      await syncFolder(dirname(place));
      return { sha };
    },
    read: async (sha) => {
      if (!SHA.test(sha)) return null;
      return readFile(placeOf(sha)).catch((error: unknown) => {
        if (isAbsent(error)) return null;
        throw error;
      });
    },
    remove: async (sha) => {
      if (SHA.test(sha)) await rm(placeOf(sha), { force: true });
    },
    list: async () => {
      const names = await readdir(folder, { recursive: true }).catch((error: unknown) => {
        if (isAbsent(error)) return [];
        throw error;
      });
      return names.map((name) => name.split(/[/\\]/u).at(-1) ?? "").filter((name) => SHA.test(name));
    },
  };
};
