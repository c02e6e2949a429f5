import { type House, lockRow, Overtaken, type Tx } from "#store";
import type { ThreadTable } from "./tables.ts";
import "./tables.ts";

/** A thread before anybody has said something in it. */
const freshThread = (storyId: string): ThreadTable => ({
  id: `story:${storyId}`,
  story_id: storyId,
  next_seq: 1,
  comments: 0,
  roots: 0,
  closed_at: null,
  closes_at: null,
  slow_s: 0,
  is_premoderated: 0,
  agreement: "",
  agreement_at: null,
  topic: "",
});

const threadRow = (tx: Tx, storyId: string) => tx.selectFrom("thread").selectAll().where("id", "=", `story:${storyId}`);

/** The thread of a story as it is, or would be if somebody said something; others go on writing in it. */
export const readThread = async (tx: Tx, storyId: string): Promise<ThreadTable> =>
  (await threadRow(tx, storyId).executeTakeFirst()) ?? freshThread(storyId);

/** The thread of a story, made at its first comment, locked until the transaction ends. */
export const lockThread = async (house: House, tx: Tx, storyId: string): Promise<ThreadTable> => {
  const locked = lockRow(house.store.dialect)(threadRow(tx, storyId));
  const known = await locked.executeTakeFirst();
  if (known !== undefined) return known;
  await tx
    .insertInto("thread")
    .values(freshThread(storyId))
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
  return locked.executeTakeFirstOrThrow();
};

type Run = Pick<ThreadTable, "closed_at" | "closes_at" | "slow_s" | "is_premoderated">;

/** The thread, locked. Throws `Overtaken` where it is run otherwise than when it was read. */
export const lockThreadAsRead = async (house: House, tx: Tx, storyId: string, read: Run): Promise<ThreadTable> => {
  const locked = await lockThread(house, tx, storyId);
  const isSame = (["closed_at", "closes_at", "slow_s", "is_premoderated"] as const).every((each) => locked[each] === read[each]);
  if (!isSame) throw new Overtaken("the conversation was opened, closed or slowed meanwhile");
  return locked;
};

/** Whether a conversation takes no more words, by its own clock or by a moderator's hand. */
export const isClosed = (thread: Pick<ThreadTable, "closed_at" | "closes_at">, now: string): boolean =>
  thread.closed_at !== null || (thread.closes_at !== null && thread.closes_at <= now);
