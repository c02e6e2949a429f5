import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Keeps passwords for other machines out of the database and its backups. `use` names what a text is for: sealed for one use it cannot be
 * opened for another. `open` gives null where the key is not the one it was sealed with.
 */
export type Sealer = {
  readonly seal: (text: string, use: string) => string;
  readonly open: (sealed: string, use: string) => string | null;
};

const KEY_BYTES = 32;
const NONCE_BYTES = 12; // GCM's own size (NIST SP 800-38D, 5.2.1.1)
const TAG_BYTES = 16;

const isTaken = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "EEXIST";

/** The key in `file`, made at the first time and readable by its owner alone. Two processes that make it at once agree on one. */
const keyIn = async (file: string): Promise<Buffer> => {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${randomBytes(KEY_BYTES).toString("base64")}\n`, { mode: 0o600, flag: "wx" }).catch((error: unknown) => {
    if (!isTaken(error)) throw error;
  });
  const key = Buffer.from((await readFile(file, "utf8")).trim(), "base64");
  if (key.length !== KEY_BYTES) throw new Error(`${file} does not hold ${KEY_BYTES} bytes in base64. Restore it from a backup.`);
  return key;
};

/** Seals with AES-256-GCM under `key`, any text an operator chose, or where it is null under the key in `file`. */
export const openSealer = async (file: string, key: string | null): Promise<Sealer> => {
  const secret = key === null ? await keyIn(file) : createHash("sha256").update(key).digest();
  return {
    seal: (text, use) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", secret, nonce).setAAD(Buffer.from(use));
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return `1.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url")}`;
    },
    open: (sealed, use) => {
      const bytes = Buffer.from(/^1\.(.+)$/u.exec(sealed)?.[1] ?? "", "base64url");
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
      try {
        const decipher = createDecipheriv("aes-256-gcm", secret, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
          .setAAD(Buffer.from(use))
          .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
  };
};
