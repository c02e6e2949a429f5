import { enqueue } from "#jobs";
import type { House } from "#store";
import { resettle } from "./apply-settled.ts";
import { settleLoans, settleLoansOfSource } from "./lent/settle-loans.ts";
import "./jobs.ts";

const AT_ONCE = 100; // stories of one job: a source of years has many

/** Decides anew on the stories of a source whose profile changed, some at a time. */
export const settleSource = async (house: House, sourceId: string, after: string): Promise<void> => {
  if (after === "") await house.store.transact((tx) => settleLoansOfSource(house, tx, sourceId));
  const rows = await house.store.db
    .selectFrom("story")
    .select("id")
    .where("source_id", "=", sourceId)
    .where("state", "=", "published")
    .where("id", ">", after)
    .orderBy("id")
    .limit(AT_ONCE)
    .execute();
  for (const { id } of rows) await resettle(house, id);
  const ids = rows.map(({ id }) => id);
  await house.store.transact((tx) => settleLoans(house, tx, ids));
  const last = rows.at(-1);
  if (last === undefined || rows.length < AT_ONCE) return;
  await house.store.transact((tx) => enqueue(house, tx, { kind: "source.settle", body: { source: sourceId, after: last.id } }));
};
