import { commitCounter, type House, lockRowsFree, type Store, type Tx } from "#store";
import { type Instant, MINUTE } from "#kit";
import type { EventKind, StoredEvent } from "./event.ts";
import { PROCESS } from "./process.ts";
import "./tables.ts";

/** Hears every event of every process, at once and in memory only: page cache, live readers. Must not throw. */
export type Listener = (event: StoredEvent) => void;

/**
 * Hears each event at least once, in a transaction, surviving a crash: it may write rows and enqueue jobs, nothing else, and its effect must
 * be the same the second time.
 */
export type Subscriber = {
  readonly name: string;
  readonly kinds: readonly EventKind[];
  readonly hear: (tx: Tx, event: StoredEvent) => Promise<void>;
};

export type Bus = {
  readonly listen: (listener: Listener) => () => void;
  readonly subscribe: (subscriber: Subscriber) => void;
  /** Events on `topic` after `seq`, oldest first, at most `most`: what a live reader missed. */
  readonly since: (topic: string, seq: number, most: number) => Promise<readonly StoredEvent[]>;
  /** Tells subscribers whatever they have not heard; returns how many events were told. */
  readonly tell: () => Promise<number>;
  /** Watches for other processes' commits until `signal` aborts. `missed` is called when some may have gone unheard. */
  readonly run: (signal: AbortSignal, missed: () => void) => Promise<void>;
};

const BATCH = 100;
const ATTEMPTS_MOST = 20; // a subscriber that still throws after that many tries is a bug for the operator: the event stays with its error
const OVERLAP = 500; // where many write at once, transactions commit in another order than their numbers were drawn: look back this far
const LOOK_MOST = 2 * OVERLAP; // events looked at in one statement; the rest follows at once
const WATCH_EVERY_MS = 200; // how late another process's commit is seen on SQLite
const KEEP_LOOKING_MS = 1 * MINUTE; // PostgreSQL tells by itself; this only heals a notification that was lost

type Row = { seq: number; kind: string; topic: string; body: string; at: Instant };

const read = (row: Row): StoredEvent =>
  ({ seq: row.seq, kind: row.kind, topic: row.topic, body: JSON.parse(row.body), at: row.at }) as StoredEvent;

export const openBus = (house: House): Bus => {
  const { store } = house;
  const listeners = new Set<Listener>();
  const subscribers: Subscriber[] = [];
  const seen = new Set<number>();
  let lastSeen = 0;
  const overlap = commitCounter(store.dialect) === null ? OVERLAP : 0; // SQLite has one writer: numbers are drawn as they are committed

  const hand = (event: StoredEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const isEvent = (value: unknown): value is StoredEvent =>
    typeof value === "object" && value !== null && "seq" in value && "kind" in value;

  const tellBatch = (): Promise<number> =>
    store.transact(async (tx) => {
      const rows = await lockRowsFree(store.dialect)(
        tx
          .selectFrom("event")
          .select(["seq", "kind", "topic", "body", "at", "attempts"])
          .where("is_told", "=", 0)
          .where("attempts", "<", ATTEMPTS_MOST),
      )
        .orderBy("attempts")
        .orderBy("seq")
        .limit(BATCH)
        .execute();
      for (const row of rows) {
        const event = read(row);
        for (const subscriber of subscribers) if (subscriber.kinds.includes(event.kind)) await subscriber.hear(tx, event);
        await tx.updateTable("event").set({ is_told: 1 }).where("seq", "=", row.seq).execute();
      }
      return rows.length;
    });

  /** One by one, so that an event whose subscriber throws costs only itself. */
  const tellSingly = async (): Promise<number> => {
    const rows = await store.db
      .selectFrom("event")
      .selectAll()
      .where("is_told", "=", 0)
      .where("attempts", "<", ATTEMPTS_MOST)
      .orderBy("seq")
      .limit(BATCH)
      .execute();
    let told = 0;
    for (const row of rows) {
      try {
        await store.transact(async (tx) => {
          const { is_told: isTold } = await tx.selectFrom("event").select("is_told").where("seq", "=", row.seq).executeTakeFirstOrThrow();
          if (isTold === 1) return;
          const event = read(row);
          for (const subscriber of subscribers) if (subscriber.kinds.includes(event.kind)) await subscriber.hear(tx, event);
          await tx.updateTable("event").set({ is_told: 1 }).where("seq", "=", row.seq).execute();
        });
        told += 1;
      } catch (error) {
        const last_error = String(error instanceof Error ? error.message : error).slice(0, 500);
        await store.db
          .updateTable("event")
          .set((eb) => ({ attempts: eb("attempts", "+", 1), last_error }))
          .where("seq", "=", row.seq)
          .execute();
      }
    }
    return told;
  };

  const tellAll = async (): Promise<number> => {
    let total = 0;
    for (;;) {
      const told = await tellBatch().catch(() => tellSingly());
      total += told;
      if (told < BATCH) return total;
    }
  };
  let telling: Promise<number> | null = null;
  let next: Promise<number> | null = null;
  /** A round under way may have taken its events before the caller's were committed, so whoever comes meanwhile waits for the round after it. */
  const tell = (): Promise<number> => {
    if (telling === null) return (telling = tellAll().finally(() => (telling = null)));
    const again = (): Promise<number> => {
      next = null;
      return tell();
    };
    next ??= telling.then(again, again);
    return next;
  };

  store.onCommit((notes) => {
    for (const value of notes) if (isEvent(value)) hand(value);
  });

  /** Hands on the next of what was committed since; says how much was looked at, and whether any of it was new. */
  const catchSome = async (): Promise<{ readonly looked: number; readonly isNew: boolean }> => {
    const rows = await store.db
      .selectFrom("event")
      .selectAll()
      .where("seq", ">", lastSeen - overlap)
      .orderBy("seq")
      .limit(LOOK_MOST)
      .execute();
    const fresh = rows.filter((row) => !seen.has(row.seq));
    for (const row of fresh) {
      lastSeen = Math.max(lastSeen, row.seq);
      seen.add(row.seq);
      if (row.origin !== PROCESS) hand(read(row));
    }
    for (const seq of seen) if (seq < lastSeen - 2 * overlap) seen.delete(seq);
    return { looked: rows.length, isNew: fresh.length > 0 };
  };
  const catchUp = async (): Promise<void> => {
    let isAnyNew = false;
    for (let looked = LOOK_MOST; looked === LOOK_MOST;) {
      const some = await catchSome();
      isAnyNew ||= some.isNew;
      looked = some.isNew ? some.looked : 0;
    }
    if (isAnyNew) await tell();
  };

  return {
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    subscribe: (subscriber) => void subscribers.push(subscriber),
    since: async (topic, seq, most) => {
      const rows = await store.db
        .selectFrom("event")
        .selectAll()
        .where("topic", "=", topic)
        .where("seq", ">", seq)
        .orderBy("seq")
        .limit(most)
        .execute();
      return rows.map(read);
    },
    tell,
    run: (signal, missed) =>
      watch(house, signal, missed, catchUp, async () => {
        const { top } = await store.db
          .selectFrom("event")
          .select((eb) => eb.fn.max("seq").as("top"))
          .executeTakeFirstOrThrow();
        lastSeen = top ?? 0;
        for (let seq = lastSeen; seq > lastSeen - 2 * overlap && seq > 0; seq -= 1) seen.add(seq);
        await tell();
      }),
  };
};

/** Until `signal` aborts: on SQLite looks at the commit counter, on PostgreSQL waits to be woken. */
const watch = async (
  house: House,
  signal: AbortSignal,
  missed: () => void,
  catchUp: () => Promise<void>,
  start: () => Promise<void>,
): Promise<void> => {
  const { store } = house;
  let wake = (): void => {};
  let isWoken = false;
  const heard = (): void => {
    isWoken = true;
    wake();
  };
  let stopListening: (() => Promise<void>) | null = null;
  const lost = (): void => {
    stopListening = null;
    missed();
    heard();
  };
  const counter = commitCounter(store.dialect);
  store.onCommit(heard);
  signal.addEventListener("abort", heard);
  await start();
  let last = -1;
  while (!signal.aborted) {
    if (counter === null && stopListening === null) stopListening = await store.listen(heard, lost).catch(() => null);
    const version = counter === null ? -1 : ((await counter.execute(store.db)).rows[0]?.data_version ?? -1);
    if (isWoken || counter === null || version !== last) {
      isWoken = false;
      last = version;
      await catchUp().catch(missed);
    }
    if (isWoken || signal.aborted) continue;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, counter === null && stopListening !== null ? KEEP_LOOKING_MS : WATCH_EVERY_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
  await stopListening?.();
};

/** The number of the newest event of all; 0 before the first. */
export const newestEvent = async (store: Store): Promise<number> =>
  (await store.db.selectFrom("event").select("seq").orderBy("seq", "desc").limit(1).executeTakeFirst())?.seq ?? 0;
