import { createECDH, createHash, hkdfSync } from "node:crypto";
import { keyInFile } from "./key-in-file.ts";

/** The pair of keys by which push services know this site (RFC 8292): a point and a number of P-256, base64url. */
export type PushKeys = { readonly publicKey: string; readonly privateKey: string };

/** The keys made of the seed in `file`, which is made at the first time; or, where an operator chose a text as key, of that. */
export const openPushKeys = async (file: string, key: string | null): Promise<PushKeys> => {
  const seed = key === null ? await keyInFile(file) : createHash("sha256").update(key).digest();
  const pair = createECDH("prime256v1");
  // A number is no key of this curve once in 2^32 (FIPS 186-5, A.2.2): then the next one is.
  for (let turn = 0; ; turn += 1) {
    const made = Buffer.from(hkdfSync("sha256", seed, "", `push ${turn}`, 32));
    try {
      pair.setPrivateKey(made);
      return { publicKey: pair.getPublicKey("base64url"), privateKey: made.toString("base64url") };
    } catch (error) {
      if (turn > 8) throw error;
    }
  }
};
