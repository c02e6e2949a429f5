import type { Store } from "#store";
import type { JobState } from "./tables.ts";

/** How many jobs of each kind are in each state: for `doctor`, the health pages and the desk. */
export const jobCounts = async (store: Store): Promise<readonly { kind: string; state: JobState; count: number }[]> => {
  const rows = await store.db
    .selectFrom("job")
    .select((eb) => ["kind", "state", eb.fn.countAll<number>().as("count")])
    .groupBy(["kind", "state"])
    .orderBy("kind")
    .execute();
  return rows.map((row) => ({ ...row, count: row.count }));
};

/** Lets dead jobs live again, all or those of one kind; returns how many. */
export const reviveJobs = async (store: Store, now: string, kind?: string): Promise<number> => {
  const result = await store.db
    .updateTable("job")
    .set({ state: "waiting", attempts: 0, run_at: now, ended_at: null })
    .where("state", "=", "dead")
    .$if(kind !== undefined, (query) => query.where("kind", "=", kind ?? ""))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
};
