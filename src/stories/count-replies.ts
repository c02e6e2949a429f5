import type { Instant } from "#kit";
import type { Tx } from "#store";
import "./tables.ts";

/** Keeps the number of replies that a story shows on lists; `at` is when the newest was written, null when one went or came back. */
export const countReplies = async (tx: Tx, storyId: string, more: 1 | -1, at: Instant | null): Promise<void> => {
  await tx
    .updateTable("story")
    .set((eb) => ({ replies: eb("replies", "+", more), ...(at === null ? {} : { replied_at: at }) }))
    .where("id", "=", storyId)
    .execute();
};
