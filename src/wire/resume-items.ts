import type { House, Store } from "#store";
import { type FeedRef, feedRefOf } from "./feeds/feed-ref.ts";
import type { ItemTable } from "./tables.ts";
import { type Document, type IntakeLine, takeAll } from "./take-item.ts";

type ItemRow = Pick<ItemTable, "bytes" | "file_name" | "channel" | "source_hint">;

const documentOf = (row: ItemRow, feed: FeedRef | null): Document => ({
  bytes: row.bytes,
  fileName: row.file_name,
  channel: row.channel,
  sourceHint: row.source_hint,
  ...(feed === null ? {} : { feed }),
});

/** Takes up documents whose process died before all of it was in; their stories know what they already have. */
export const resumeItems = async (house: House): Promise<number> => {
  const rows = await house.store.db
    .selectFrom("item")
    .selectAll()
    .where("is_done", "=", 0)
    .where("waiting", "is", null)
    .orderBy("id")
    .limit(1_000)
    .execute();
  for (const row of rows) {
    await house.store.db.deleteFrom("intake").where("item_id", "=", row.id).execute();
    const feed = row.feed_id === null ? null : await feedRefOf(house.store, row.feed_id);
    await takeAll(house, row.id, documentOf(row, feed), row.received_at);
  }
  return rows.length;
};

/** Takes in what waited while a feed was paused, the oldest first, at most `most` documents; resolves to the lines of each. */
export const takeWaiting = async (house: House, feed: FeedRef, most: number): Promise<readonly (readonly IntakeLine[])[]> => {
  const rows = await house.store.db
    .selectFrom("item")
    .selectAll()
    .where("feed_id", "=", feed.id)
    .where("waiting", "is not", null)
    .orderBy("id")
    .limit(most)
    .execute();
  const taken: (readonly IntakeLine[])[] = [];
  for (const row of rows) {
    const waiting = new Set(JSON.parse(row.waiting ?? "[]") as readonly string[]);
    taken.push(await takeAll(house, row.id, documentOf(row, feed), row.received_at, waiting));
  }
  return taken;
};

/** How many documents are not all taken in, those of paused feeds aside. */
export const undoneItems = async (store: Store): Promise<number> => {
  const { count } = await store.db
    .selectFrom("item")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("is_done", "=", 0)
    .where("waiting", "is", null)
    .executeTakeFirstOrThrow();
  return count;
};
