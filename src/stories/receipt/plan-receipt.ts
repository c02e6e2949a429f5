import { enqueue } from "#jobs";
import { type Instant, later, MINUTE, newId } from "#kit";
import type { House, Tx } from "#store";
import type { KnownPlaces } from "./exit.ts";
import "./tables.ts";

declare module "#jobs" {
  interface JobBodies {
    /** Ask every address of a withdrawn story, and write down what it answered. */
    "story.receipt": { readonly receipt: string };
  }
}

export type AskedBy = { readonly id: string | null; readonly name: string };

/** Receipts that wait at once by themselves: when a source withdraws hundreds, the others are asked for by hand, and readers are not held up. */
const WAITING_MOST = 20;

/** Has every address of a withdrawn story asked because it was withdrawn, unless very many are. */
export const planOwnReceipt = async (house: House, tx: Tx, storyId: string, known: KnownPlaces): Promise<void> => {
  const waiting = await tx
    .selectFrom("kill_receipt")
    .select("id")
    .where("settled_at", "is", null)
    .where("asked_at", ">", later(house.clock.now(), -5 * MINUTE))
    .limit(WAITING_MOST)
    .execute();
  if (waiting.length < WAITING_MOST) await planReceipt(house, tx, storyId, known);
};

/** Has every address of a withdrawn story asked. Gives the receipt's id. */
export const planReceipt = async (
  house: House,
  tx: Tx,
  storyId: string,
  known: KnownPlaces,
  { id: askedBy, name }: AskedBy = { id: null, name: "" },
): Promise<string> => {
  const id = newId(house.clock.ms());
  await tx
    .insertInto("kill_receipt")
    .values({
      id,
      story_id: storyId,
      asked_at: house.clock.now(),
      asked_by: askedBy,
      asked_name: name,
      known: JSON.stringify(known),
      tries: 0,
      checked_at: null,
      settled_at: null,
      is_down: 0,
      lines: "[]",
      carried: "[]",
    })
    .execute();
  // One that an editor asks for is taken at once; the job is for when that breaks off.
  await askAgain(house, tx, id, askedBy === null ? house.clock.now() : later(house.clock.now(), MINUTE));
  return id;
};

export const askAgain = (house: House, tx: Tx, receipt: string, runAt: Instant): Promise<void> =>
  enqueue(house, tx, { kind: "story.receipt", body: { receipt }, rank: "urgent", runAt, uniqueKey: `receipt:${receipt}:${runAt}` });
