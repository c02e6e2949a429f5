import type { JobBodies } from "#jobs";
import { gather, type House, note, type Tx } from "#store";
import { type Instant, newId } from "#kit";
import type { JobTable } from "./tables.ts";

export type JobKind = keyof JobBodies;

/** Lower runs first: what protects people, then what readers wait for, then what leaves the house, then upkeep. */
export const RANKS = { urgent: 0, reader: 1, outward: 2, upkeep: 3 } as const;

/** Rows of one statement. */
const ROWS_MOST = 1_000;

/** How often a job is tried before it is dead: with the back-off below, about a day and a half. */
const ATTEMPTS_MOST = 12;

export type NewJob = {
  [Kind in JobKind]: {
    readonly kind: Kind;
    readonly body: JobBodies[Kind];
    readonly rank?: keyof typeof RANKS;
    /** While a job with this key waits or runs, another is not added. */
    readonly uniqueKey?: string;
    readonly runAt?: Instant;
    readonly mostAttempts?: number;
  };
}[JobKind];

/** Told after commit, so that a worker in this process starts at once. */
export const WAKE_JOBS = Symbol("wake jobs");

const writeJobs = async (tx: Tx, rows: readonly JobTable[]): Promise<void> => {
  for (let from = 0; from < rows.length; from += ROWS_MOST)
    await tx
      .insertInto("job")
      .values(rows.slice(from, from + ROWS_MOST))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  note(tx, WAKE_JOBS);
};

/** Adds a job in the same transaction as the rows that call for it. */
export const enqueue = async (house: House, tx: Tx, job: NewJob): Promise<void> => {
  const now = house.clock.now();
  gather(tx, writeJobs, {
    id: newId(house.clock.ms()),
    kind: job.kind,
    rank: RANKS[job.rank ?? "reader"],
    body: JSON.stringify(job.body),
    unique_key: job.uniqueKey ?? null,
    run_at: job.runAt ?? now,
    attempts: 0,
    most_attempts: job.mostAttempts ?? ATTEMPTS_MOST,
    leased_until: null,
    leased_by: null,
    state: "waiting",
    last_error: null,
    made_at: now,
    ended_at: null,
  });
};
