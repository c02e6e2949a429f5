import { authorsUnder } from "#conversation";
import { enqueue } from "#jobs";
import type { House, Tx } from "#store";
import { followersOf } from "./follow.ts";
import { SPREAD_BATCH } from "./notice.ts";
import { type NewNotice, notify } from "./notify.ts";

/** To whom: the followers of a target, or (`authors:STORY`) those who wrote under a story. */
export type Spreading = { readonly to: string; readonly after: string; readonly notice: NewNotice };

declare module "#jobs" {
  interface JobBodies {
    /** Tells one batch of members, and leaves a job for the next. */
    "inbox.spread": Spreading;
  }
}

const audience = (tx: Tx, to: string, after: string): Promise<readonly string[]> =>
  to.startsWith("authors:") ? authorsUnder(tx, to.slice("authors:".length), after, SPREAD_BATCH) : followersOf(tx, to, after, SPREAD_BATCH);

/** Leaves a job that tells all of an audience, however many they are. */
export const spreadSoon = (house: House, tx: Tx, to: string, notice: NewNotice, more: { runAt?: string; uniqueKey?: string } = {}) =>
  enqueue(house, tx, { kind: "inbox.spread", body: { to, after: "", notice }, rank: "outward", ...more });

/** Tells the next batch. */
export const spread = (house: House, { to, after, notice }: Spreading): Promise<void> =>
  house.store.transact(async (tx) => {
    const members = await audience(tx, to, after);
    await notify(house, tx, members, notice);
    const last = members.at(-1);
    if (members.length === SPREAD_BATCH && last !== undefined)
      await enqueue(house, tx, { kind: "inbox.spread", body: { to, after: last, notice }, rank: "outward" });
  });
