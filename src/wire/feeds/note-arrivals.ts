import { newId } from "#kit";
import type { House, Tx } from "#store";
import type { Feed } from "./feed.ts";
import type { Sums } from "./feed-intake.ts";
import type { Looked } from "./look.ts";
import "./tables.ts";

const RUNS_KEPT = 100;
const DETAIL_LETTERS = 500;

/** How much later than its source's own time the newest item of a feed came, ms. */
const lagOf = async (house: House, feed: Feed): Promise<number | null> => {
  const row = await house.store.db
    .selectFrom("intake")
    .innerJoin("item", "item.id", "intake.item_id")
    .leftJoin("revision", "revision.id", "intake.revision_id")
    .select(["item.received_at", "revision.version_created"])
    .where("intake.item_id", "in", (eb) =>
      eb.selectFrom("item").select("item.id").where("item.feed_id", "=", feed.id).orderBy("item.id", "desc").limit(1),
    )
    .where("revision.version_created", "is not", null)
    .orderBy("revision.version_created", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || row.version_created === null) return null;
  return Math.max(0, Date.parse(row.received_at) - Date.parse(row.version_created));
};

/** Writes into a feed's own log, and lets the oldest of it go. */
const log = async (house: House, tx: Tx, feed: Feed, sums: Sums, problem: Looked["problem"], tookMs: number): Promise<void> => {
  await tx
    .insertInto("feed_run")
    .values({
      id: newId(house.clock.ms()),
      feed_id: feed.id,
      at: house.clock.now(),
      took_ms: Math.round(tookMs),
      ...sums,
      problem: problem?.kind ?? null,
      detail: problem?.detail.slice(0, DETAIL_LETTERS) ?? "",
    })
    .execute();
  const oldest = await tx
    .selectFrom("feed_run")
    .select("id")
    .where("feed_id", "=", feed.id)
    .orderBy("id", "desc")
    .offset(RUNS_KEPT)
    .limit(1)
    .executeTakeFirst();
  if (oldest !== undefined) await tx.deleteFrom("feed_run").where("feed_id", "=", feed.id).where("id", "<=", oldest.id).execute();
};

/**
 * Notes what came by a feed: how much, when, how late, and what went wrong. `settle` writes in the same transaction where the next look begins.
 * A look that brought nothing and found nothing wrong is not worth a line.
 */
export const noteArrivals = async (
  house: House,
  feed: Feed,
  sums: Sums,
  problem: Looked["problem"],
  tookMs: number,
  settle: (tx: Tx) => Promise<unknown> = async () => {},
): Promise<void> => {
  const now = house.clock.now();
  const lag_ms = sums.documents === 0 ? null : await lagOf(house, feed);
  await house.store.transact(async (tx) => {
    await tx
      .updateTable("feed")
      .set((eb) => ({ checked_at: now, items: eb("items", "+", sums.items), ...(sums.documents === 0 ? {} : { item_at: now, lag_ms }) }))
      .where("id", "=", feed.id)
      .execute();
    await settle(tx);
    const isThere = await tx.selectFrom("feed").select("id").where("id", "=", feed.id).executeTakeFirst();
    if (isThere !== undefined && (sums.documents > 0 || problem !== undefined)) await log(house, tx, feed, sums, problem, tookMs);
  });
};
