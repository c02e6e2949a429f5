import type { Instant } from "#kit";
import type { Store, Tx } from "#store";
import "./tables.ts";

/** Keeps the number of replies that a story shows on lists; `at` is when the newest was written, null when one went or came back. */
export const countReplies = async (tx: Tx, storyId: string, more: 1 | -1, at: Instant | null): Promise<void> => {
  await tx
    .updateTable("story")
    .set((eb) => ({ replies: eb("replies", "+", more), ...(at === null ? {} : { replied_at: at }) }))
    .where("id", "=", storyId)
    .execute();
};

/** How many replies public stories have, by short id; what is not public or was closed is left out. One statement. */
export const countsOf = async (store: Store, shortIds: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  if (shortIds.length === 0) return new Map();
  const rows = await store.db
    .selectFrom("story")
    .select(["short_id", "replies"])
    .where("short_id", "in", shortIds)
    .where("state", "=", "published")
    .where("is_talk_closed", "=", 0)
    .execute();
  return new Map(rows.map((row) => [row.short_id, row.replies]));
};
