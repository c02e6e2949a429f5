import type { Store } from "#store";
import { type FeedRef, feedRefOf } from "./feeds/feed-ref.ts";
import type { KeptDocument } from "./document.ts";
import type { IntakeLine } from "./log-intake.ts";
import type { ItemTable } from "./tables.ts";
import { type IntakeHouse, takeKept } from "./take-item.ts";

/** Documents taken up at once after a process died. */
const RESUMED_AT_ONCE = 50;

type ItemRow = Pick<ItemTable, "id" | "bytes" | "file_name" | "channel" | "source_hint" | "received_at">;

const keptOf = (row: ItemRow, feed: FeedRef | null): KeptDocument => ({
  itemId: row.id,
  receivedAt: row.received_at,
  bytes: row.bytes,
  fileName: row.file_name,
  channel: row.channel,
  sourceHint: row.source_hint,
  ...(feed === null ? {} : { feed }),
});

/** Takes up documents whose process died before all of it was in, and says how many; their stories know what they already have. */
export const resumeItems = async (house: IntakeHouse): Promise<number> => {
  const { db } = house.store;
  for (let count = 0, after = ""; ;) {
    const undone = db.selectFrom("item").selectAll().where("is_done", "=", 0).where("waiting", "is", null);
    const rows = await undone.where("id", ">", after).orderBy("id").limit(RESUMED_AT_ONCE).execute();
    const last = rows.at(-1);
    if (last === undefined) return count;
    const ids = rows.map((row) => row.id);
    await db.deleteFrom("intake").where("item_id", "in", ids).execute();
    const kept: KeptDocument[] = [];
    for (const row of rows) kept.push(keptOf(row, row.feed_id === null ? null : await feedRefOf(house.store, row.feed_id)));
    await takeKept(house, kept);
    after = last.id;
    count += rows.length;
  }
};

/** Takes in what waited while a feed was paused, the oldest first, at most `most` documents; resolves to the lines of each. */
export const takeWaiting = async (house: IntakeHouse, feed: FeedRef, most: number): Promise<readonly (readonly IntakeLine[])[]> => {
  const rows = await house.store.db
    .selectFrom("item")
    .selectAll()
    .where("feed_id", "=", feed.id)
    .where("waiting", "is not", null)
    .orderBy("id")
    .limit(most)
    .execute();
  const waiting = (row: Pick<ItemTable, "waiting">): ReadonlySet<string> => new Set(JSON.parse(row.waiting ?? "[]") as readonly string[]);
  const taken = await takeKept(
    house,
    rows.map((row) => ({ ...keptOf(row, feed), waited: waiting(row) })),
  );
  return taken.flatMap((each) => (each.ok ? [each.value] : []));
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
