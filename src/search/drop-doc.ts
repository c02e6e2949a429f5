import type { House, Tx } from "#store";
import "./tables.ts";

/** Makes a document unfindable, in the same transaction as what takes it away. Nothing happens when there is none. */
export const dropDoc = async (
  _house: House,
  tx: Tx,
  { kind, subject }: { readonly kind: string; readonly subject: string },
): Promise<void> => {
  await tx.deleteFrom("search_doc").where("kind", "=", kind).where("subject_id", "=", subject).execute();
};
