import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

const KEY_BYTES = 32;

const isTaken = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "EEXIST";

/** The key in `file`, made at the first time and readable by its owner alone. Two processes that make it at once agree on one. */
export const keyInFile = async (file: string): Promise<Buffer> => {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${randomBytes(KEY_BYTES).toString("base64")}\n`, { mode: 0o600, flag: "wx" }).catch((error: unknown) => {
    if (!isTaken(error)) throw error;
  });
  const key = Buffer.from((await readFile(file, "utf8")).trim(), "base64");
  if (key.length !== KEY_BYTES) throw new Error(`${file} does not hold ${KEY_BYTES} bytes in base64. Restore it from a backup.`);
  return key;
};
