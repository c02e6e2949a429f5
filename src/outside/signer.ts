import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";
import { keyInFile } from "./key-in-file.ts";

/** Signs in the name of this site, so that anybody can see later that it said so. */
export type Signer = {
  /** Ed25519 (RFC 8032) over the UTF-8 of a text, base64url. */
  readonly sign: (text: string) => string;
  /** The key to check with, as a JWK (RFC 8037). */
  readonly publicKey: { readonly kty: string; readonly crv: string; readonly x: string };
};

/** A private key of 32 bytes in the form that node reads (RFC 8410, 7). */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");

/** The key in `file`, made at the first time; or, where an operator chose a text as key, one made of that. */
export const openSigner = async (file: string, key: string | null): Promise<Signer> => {
  const seed = key === null ? await keyInFile(file) : createHash("sha256").update(`receipts ${key}`).digest();
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: "der", type: "pkcs8" });
  const { kty = "", crv = "", x = "" } = createPublicKey(privateKey).export({ format: "jwk" });
  return { sign: (text) => sign(null, Buffer.from(text), privateKey).toString("base64url"), publicKey: { kty, crv, x } };
};
