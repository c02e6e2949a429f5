import { randomUUID } from "node:crypto";
import type { JobBodies } from "#jobs";
import { breathe, HOUR, instantOf, later, MINUTE, SECOND } from "#kit";
import { type House, lockRowsFree } from "#store";
import { enqueue, type JobKind, type NewJob, RANKS, WAKE_JOBS } from "./enqueue.ts";
import "./tables.ts";

/**
 * Does one kind of job. It may run twice (a worker can die after the work and before the note of it), so its effect is keyed by something
 * natural. Throwing means "try later".
 */
export type Handler<Kind extends JobKind> = (body: JobBodies[Kind], signal: AbortSignal) => Promise<void>;

/** Something to be done every so often by exactly one process. */
export type Schedule = { readonly job: NewJob; readonly everyMs: number };

export type Worker = {
  readonly handle: <Kind extends JobKind>(kind: Kind, handler: Handler<Kind>) => void;
  readonly schedule: (schedule: Schedule) => void;
  /** Does every job that is due, one after the other; returns how many ran. For tests and for the command line. */
  readonly drain: () => Promise<number>;
  /** Works until `signal` aborts, then waits for jobs begun. */
  readonly run: (signal: AbortSignal) => Promise<void>;
};

export type WorkerOptions = { readonly atOnce?: number; readonly onError?: (kind: string, error: unknown, isDead: boolean) => void };

const LEASE_MS = 60 * SECOND; // a killed worker's jobs run again within this and one look
const BEAT_MS = 20 * SECOND; // a long job renews its lease this often
const LOOK_EVERY_MS = 1 * SECOND;
const URGENT_MORE = 2; // places kept for what is urgent, so that no slow job holds up an embargo's end
const BACK_OFF_FIRST_MS = 5 * SECOND;
const BACK_OFF_MOST_MS = 6 * HOUR;
const KEEP_DONE_MS = 24 * HOUR;

/** Exponential with full jitter on the upper half: 5 s, 10 s, 20 s … 6 h. */
export const backOff = (attempts: number, random: number): number => {
  const whole = Math.min(BACK_OFF_MOST_MS, BACK_OFF_FIRST_MS * 2 ** Math.max(0, attempts - 1));
  return whole / 2 + (whole / 2) * random;
};

type Leased = {
  readonly id: string;
  readonly kind: string;
  readonly body: string;
  readonly attempts: number;
  readonly most_attempts: number;
};

export const openWorker = (house: House, options: WorkerOptions = {}): Worker => {
  const { store, clock } = house;
  const name = randomUUID();
  const handlers = new Map<string, Handler<JobKind>>();
  const schedules: Schedule[] = [];
  const atOnce = options.atOnce ?? 4;

  /** The most pressing jobs that are due; only those that are urgent, where `urgentOnly`. By one statement: most times it finds nothing. */
  const lease = async (most: number, urgentOnly = false): Promise<readonly Leased[]> => {
    const now = clock.now();
    const rows = await store.db
      .with("due", (db) =>
        lockRowsFree(store.dialect)(
          db
            .selectFrom("job")
            .select("job.id as due_id")
            .where((eb) =>
              eb.or([
                eb.and([eb("state", "=", "waiting"), eb("run_at", "<=", now)]),
                eb.and([eb("state", "=", "leased"), eb("leased_until", "<", now)]),
              ]),
            )
            .where("kind", "in", [...handlers.keys()])
            .$if(urgentOnly, (query) => query.where("rank", "=", RANKS.urgent)),
        )
          .orderBy("rank")
          .orderBy("run_at")
          .orderBy("id")
          .limit(most),
      )
      .updateTable("job")
      .from("due")
      .set((eb) => ({ state: "leased", leased_by: name, leased_until: later(now, LEASE_MS), attempts: eb("attempts", "+", 1) }))
      .whereRef("job.id", "=", "due.due_id")
      .returning(["job.id", "job.kind", "job.body", "job.attempts", "job.most_attempts", "job.rank", "job.run_at"])
      .execute();
    const isBefore = (a: (typeof rows)[number], b: (typeof rows)[number]): boolean =>
      a.run_at < b.run_at || (a.run_at === b.run_at && a.id < b.id);
    return rows.toSorted((a, b) => a.rank - b.rank || (isBefore(a, b) ? -1 : 1));
  };

  const settle = async (job: Leased, error: unknown): Promise<void> => {
    const now = clock.now();
    const isDead = error !== null && job.attempts >= job.most_attempts;
    if (error !== null) options.onError?.(job.kind, error, isDead);
    const last_error = error === null ? null : String(error instanceof Error ? error.message : error).slice(0, 1_000);
    await store.db
      .updateTable("job")
      .set({
        state: error === null ? "done" : isDead ? "dead" : "waiting",
        ended_at: error === null || isDead ? now : null,
        run_at: error === null || isDead ? now : later(now, backOff(job.attempts, Math.random())),
        leased_until: null,
        leased_by: null,
        last_error,
      })
      .where("id", "=", job.id)
      .where("leased_by", "=", name)
      .execute();
  };

  const perform = async (job: Leased, signal: AbortSignal): Promise<void> => {
    const beat = setInterval(() => {
      void store.db
        .updateTable("job")
        .set({ leased_until: later(clock.now(), LEASE_MS) })
        .where("id", "=", job.id)
        .where("leased_by", "=", name)
        .execute()
        .catch(() => {});
    }, BEAT_MS);
    try {
      await handlers.get(job.kind)?.(JSON.parse(job.body), signal);
      await settle(job, null);
    } catch (error) {
      await settle(job, error ?? new Error("failed without saying why"));
    } finally {
      clearInterval(beat);
    }
  };

  /** Puts a scheduled job in place for its next turn; the unique key makes it one among all processes. */
  const plan = async (): Promise<void> => {
    if (schedules.length === 0) return;
    await store.transact(async (tx) => {
      for (const { job, everyMs } of schedules) {
        const next = instantOf(Math.ceil(clock.ms() / everyMs) * everyMs);
        await enqueue(house, tx, { ...job, uniqueKey: `schedule:${job.kind}`, runAt: next });
      }
    });
  };

  const sweep = (): Promise<unknown> =>
    store.db.deleteFrom("job").where("state", "=", "done").where("ended_at", "<", later(clock.now(), -KEEP_DONE_MS)).execute();

  /** How long until the next urgent job is due, ms; null where none waits. */
  const untilUrgent = async (): Promise<number | null> => {
    const row = await store.db
      .selectFrom("job")
      .select("run_at")
      .where("state", "=", "waiting")
      .where("rank", "=", RANKS.urgent)
      .where("run_at", ">", clock.now())
      .orderBy("rank")
      .orderBy("run_at")
      .limit(1)
      .executeTakeFirst();
    return row === undefined ? null : Math.max(0, Date.parse(row.run_at) - clock.ms());
  };

  const never = new AbortController().signal;
  return {
    handle: (kind, handler) => void handlers.set(kind, handler as Handler<JobKind>),
    schedule: (schedule) => void schedules.push(schedule),
    drain: async () => {
      let ran = 0;
      for (;;) {
        const jobs = handlers.size === 0 ? [] : await lease(1);
        if (jobs.length === 0) return ran;
        for (const job of jobs) await perform(job, never);
        ran += jobs.length;
      }
    },
    run: (signal) => work({ lease, untilUrgent, perform, plan, sweep, atOnce, handlers }, store, signal),
  };
};

type Parts = {
  readonly lease: (most: number, urgentOnly?: boolean) => Promise<readonly Leased[]>;
  readonly untilUrgent: () => Promise<number | null>;
  readonly perform: (job: Leased, signal: AbortSignal) => Promise<void>;
  readonly plan: () => Promise<void>;
  readonly sweep: () => Promise<unknown>;
  readonly atOnce: number;
  readonly handlers: ReadonlyMap<string, unknown>;
};

const work = async (parts: Parts, store: House["store"], signal: AbortSignal): Promise<void> => {
  const running = new Set<Promise<void>>();
  let wake = (): void => {};
  let isWoken = false;
  const rouse = (): void => {
    isWoken = true;
    wake();
  };
  store.onCommit((notes) => {
    if (notes.includes(WAKE_JOBS)) rouse();
  });
  signal.addEventListener("abort", rouse);
  let lastUpkeep = 0;
  while (!signal.aborted) {
    await breathe();
    isWoken = false;
    if (performance.now() - lastUpkeep > MINUTE || lastUpkeep === 0) {
      lastUpkeep = performance.now();
      await parts.plan().catch(() => {});
      await parts.sweep().catch(() => {});
    }
    const free = parts.atOnce - running.size;
    const places = free > 0 ? free : parts.atOnce + URGENT_MORE - running.size;
    const jobs = places > 0 && parts.handlers.size > 0 ? await parts.lease(places, free <= 0).catch(() => []) : [];
    for (const job of jobs) {
      const one: Promise<void> = parts
        .perform(job, signal)
        .catch(() => {})
        .finally(() => {
          running.delete(one);
          rouse();
        });
      running.add(one);
    }
    if (isWoken || signal.aborted || (jobs.length === places && places > 0)) continue;
    const due = await parts.untilUrgent().catch(() => null);
    if (isWoken || signal.aborted) continue;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(LOOK_EVERY_MS, due ?? LOOK_EVERY_MS));
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
  await Promise.allSettled(running);
};
