import type { Signer } from "#outside";
import type { Entry } from "./entry.ts";

/** A proof that this site has written an entry: the entry's seal, signed. Checked with `publicKey` and the text `says`. */
export type Receipt = {
  readonly entry: Entry;
  readonly says: string;
  readonly signature: string;
  readonly algorithm: "Ed25519";
  readonly publicKey: Signer["publicKey"];
};

/** What is signed: where, which entry, and the seal that holds everything in it and before it. */
export const receiptText = (origin: string, entry: Pick<Entry, "no" | "seal">): string => `${origin} ledger ${entry.no} ${entry.seal}`;

export const receiptOf = (signer: Signer, origin: string, entry: Entry): Receipt => {
  const says = receiptText(origin, entry);
  return { entry, says, signature: signer.sign(says), algorithm: "Ed25519", publicKey: signer.publicKey };
};
