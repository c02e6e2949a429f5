import { type Actor, done, type Instant, isEditor, refuse, type Result } from "#kit";
import { membersByIds } from "#members";
import type { House } from "#store";
import type { Carried, ExitLine } from "./exit.ts";
import { planReceipt } from "./plan-receipt.ts";
import "./tables.ts";

/** What every address of a withdrawn story answered, at one time. */
export type Receipt = {
  readonly id: string;
  readonly askedAt: Instant;
  readonly askedBy: string | null;
  readonly checkedAt: Instant | null;
  readonly isSettled: boolean;
  readonly isDown: boolean;
  readonly lines: readonly ExitLine[];
  readonly carried: readonly Carried[];
};

export type ReceiptView = {
  readonly shortId: string;
  readonly source: string;
  readonly killedAt: Instant;
  /** Newest first. */
  readonly receipts: readonly Receipt[];
};

const RECEIPTS_MOST = 20;

/** A withdrawn story's receipts; null where there is no withdrawn story of that id. */
export const receiptView = async (house: House, shortId: string): Promise<ReceiptView | null> => {
  const { db } = house.store;
  const story = await db
    .selectFrom("story")
    .innerJoin("source", "source.id", "story.source_id")
    .select(["story.id", "story.killed_at", "source.name"])
    .where("short_id", "=", shortId)
    .where("state", "=", "killed")
    .executeTakeFirst();
  if (story === undefined) return null;
  const rows = await db
    .selectFrom("kill_receipt")
    .selectAll()
    .where("story_id", "=", story.id)
    .orderBy("asked_at", "desc")
    .orderBy("id", "desc")
    .limit(RECEIPTS_MOST)
    .execute();
  const people = await membersByIds(
    house.store,
    rows.flatMap((row) => row.asked_by ?? []),
  );
  return {
    shortId,
    source: story.name,
    killedAt: story.killed_at ?? "",
    receipts: rows.map((row) => ({
      id: row.id,
      askedAt: row.asked_at,
      askedBy: row.asked_by === null ? null : (people.get(row.asked_by)?.name ?? row.asked_name),
      checkedAt: row.checked_at,
      isSettled: row.settled_at !== null,
      isDown: row.is_down === 1,
      lines: JSON.parse(row.lines) as readonly ExitLine[],
      carried: JSON.parse(row.carried) as readonly Carried[],
    })),
  };
};

/** Has a withdrawn story's addresses asked once more. Gives the receipt's id. */
export const askForReceipt = (house: House, actor: Actor, shortId: string): Promise<Result<string, "not-allowed" | "not-withdrawn">> =>
  house.store.transact(async (tx) => {
    if (!isEditor(actor)) return refuse("not-allowed");
    const story = await tx.selectFrom("story").select(["id", "state"]).where("short_id", "=", shortId).executeTakeFirst();
    if (story?.state !== "killed") return refuse("not-withdrawn");
    const known = { slug: null, topics: [], series: [], shas: [] };
    return done(await planReceipt(house, tx, story.id, known, { id: actor.id, name: "" }));
  });

/** Withdrawn stories of which an address still answered when it was last asked, newest first. */
export const notDown = async (house: House): Promise<readonly { readonly shortId: string; readonly at: Instant }[]> => {
  const rows = await house.store.db
    .selectFrom("kill_receipt")
    .innerJoin("story", "story.id", "kill_receipt.story_id")
    .select(["story.short_id", "kill_receipt.settled_at"])
    .where("kill_receipt.is_down", "=", 0)
    .where("kill_receipt.settled_at", "is not", null)
    .where("story.state", "=", "killed")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("kill_receipt as newer")
            .select("newer.id")
            .whereRef("newer.story_id", "=", "kill_receipt.story_id")
            .whereRef("newer.asked_at", ">", "kill_receipt.asked_at")
            .where("newer.is_down", "=", 1),
        ),
      ),
    )
    .orderBy("kill_receipt.settled_at", "desc")
    .limit(RECEIPTS_MOST)
    .execute();
  return rows.map((row) => ({ shortId: row.short_id, at: row.settled_at ?? "" }));
};
