import { enqueue } from "#jobs";
import { type Instant, newId } from "#kit";
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

/** Has every address of a withdrawn story asked, at once or at `runAt`. Gives the receipt's id. */
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
  await askAgain(house, tx, id, house.clock.now());
  return id;
};

export const askAgain = (house: House, tx: Tx, receipt: string, runAt: Instant): Promise<void> =>
  enqueue(house, tx, { kind: "story.receipt", body: { receipt }, rank: "urgent", runAt, uniqueKey: `receipt:${receipt}:${runAt}` });
