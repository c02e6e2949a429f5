import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { keyInFile } from "./key-in-file.ts";

/**
 * Keeps passwords for other machines out of the database and its backups. `use` names what a text is for: sealed for one use it cannot be
 * opened for another. `open` gives null where the key is not the one it was sealed with.
 */
export type Sealer = {
  readonly seal: (text: string, use: string) => string;
  readonly open: (sealed: string, use: string) => string | null;
};

const NONCE_BYTES = 12; // GCM's own size (NIST SP 800-38D, 5.2.1.1)
const TAG_BYTES = 16;

/** Seals with AES-256-GCM under `key`, any text an operator chose, or where it is null under the key in `file`. */
export const openSealer = async (file: string, key: string | null): Promise<Sealer> => {
  const secret = key === null ? await keyInFile(file) : createHash("sha256").update(key).digest();
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
