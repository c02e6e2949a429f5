import type { Instant } from "#kit";
import type { Tx } from "#store";
import "./tables.ts";

/** Says until when the author of a comment may change it, whether it is answered or not; within a transaction of the caller's. */
export const extendEdit = async (tx: Tx, id: string, until: Instant): Promise<void> => {
  await tx.updateTable("comment").set({ edit_until: until }).where("id", "=", id).execute();
};
