import { gather, type House, type Tx } from "#store";
import { writeDocs } from "./write-docs.ts";

/** Makes a document unfindable, in the same transaction as what takes it away. Nothing happens when there is none. */
export const dropDoc = async (
  _house: House,
  tx: Tx,
  { kind, subject }: { readonly kind: string; readonly subject: string },
): Promise<void> => {
  gather(tx, writeDocs, { kind, subject, row: null });
};
