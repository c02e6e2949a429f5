import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { CompiledQuery, Kysely, type Transaction } from "kysely";
import type { Clock } from "#kit";
import type { Tables } from "#store";
import { COMMIT_COUNTER, type Dialect, isPassing } from "./dialect.ts";
import { fewAtOnce } from "./few-at-once.ts";
import { listen, postgresDialect, postgresPool } from "./postgres.ts";
import { postgresSnapshot } from "./postgres-snapshot.ts";
import type { Snapshot } from "./snapshot.ts";
import { sqliteDialect } from "./sqlite.ts";
import { sqliteSnapshot } from "./sqlite-snapshot.ts";

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/** The one durable database. */
export type Store = {
  readonly dialect: Dialect;
  /** For reading outside a transaction. Inside one, only `tx` may be used: there may be no second connection to wait for. */
  readonly db: Db;
  /**
   * Runs `work` in one transaction (SQLite: `begin immediate`; PostgreSQL: read committed) and commits. Tried again up to 5 times when the
   * database says that another transaction was in the way; `work` must therefore have no effect outside `tx`.
   */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** `listener` gets what a transaction noted, after its commit, in the order of commits of this process. */
  onCommit(listener: (notes: readonly unknown[]) => void): void;
  /** Hears of other processes' commits on PostgreSQL; on SQLite nobody calls. Resolves to the way to stop. */
  listen(heard: () => void, lost: () => void): Promise<() => Promise<void>>;
  /** Counts statements, for tests that pin how many a page needs; the clockwork question whether another process has committed is none. */
  onQuery(listener: (sql: string) => void): () => void;
  /** All tables at one instant, while others go on writing. */
  readonly snapshot: Snapshot;
  close(): Promise<void>;
};

/** What nearly every verb needs. */
export type House = { readonly store: Store; readonly clock: Clock };

const TRIES = 5;
const CONNECTIONS = 10; // to PostgreSQL
const FOR_READERS = 4; // of them: transactions may wait for each other's rows, and pages must not wait with them
const notesOf = new WeakMap<Tx, unknown[]>();

/** Leaves word to be told to `onCommit` listeners once, and only if, `tx` commits. */
export const note = (tx: Tx, value: unknown): void => {
  const notes = notesOf.get(tx);
  if (notes === undefined) throw new Error("note() needs a transaction of Store.transact");
  notes.push(value);
};

type Write = (tx: Tx, rows: never[]) => Promise<void>;
const gatheredOf = new WeakMap<Tx, Map<Write, unknown[]>>();

/**
 * Leaves `row` to be written by `write`, together with all that `tx` gathers for it, once and just before `tx` commits: a transaction that
 * takes many things in writes what nobody reads before its end in one statement. `write` is the same function each time.
 */
export const gather = <Row>(tx: Tx, write: (tx: Tx, rows: readonly Row[]) => Promise<void>, row: Row): void => {
  const gathered = gatheredOf.get(tx);
  if (gathered === undefined) throw new Error("gather() needs a transaction of Store.transact");
  const rows = gathered.get(write);
  if (rows === undefined) gathered.set(write, [row]);
  else rows.push(row);
};

/** Writes what was gathered; what is gathered meanwhile is written too. */
const writeGathered = async (tx: Tx, gathered: Map<Write, unknown[]>): Promise<void> => {
  for (const [write, rows] of gathered) {
    gathered.delete(write);
    await write(tx, rows as never[]);
  }
};

const rememberedOf = new WeakMap<Tx, Map<string, unknown>>();

/**
 * What `load` gives, asked once in a transaction: for what many things taken in by one transaction need alike, such as their source's profile.
 * Nothing that the same transaction changes may be remembered, unless whoever changes it calls `forget`.
 */
export const remember = async <T>(tx: Tx, key: string, load: () => Promise<T>): Promise<T> => {
  const remembered = rememberedOf.get(tx) ?? new Map<string, unknown>();
  rememberedOf.set(tx, remembered);
  if (remembered.has(key)) return remembered.get(key) as T;
  const value = await load();
  remembered.set(key, value);
  return value;
};

/** Has what was remembered under a key that begins so asked anew. */
export const forget = (tx: Tx, prefix: string): void => {
  const remembered = rememberedOf.get(tx);
  for (const key of remembered?.keys() ?? []) if (key.startsWith(prefix)) remembered?.delete(key);
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export type StoreAddress =
  | { readonly dialect: "sqlite"; readonly file: string }
  | { readonly dialect: "postgres"; readonly url: string; readonly connections?: number };

export const openStore = (address: StoreAddress): Store => {
  const watchers = new Set<(sql: string) => void>();
  const listeners: ((notes: readonly unknown[]) => void)[] = [];
  const log = (event: { readonly query: CompiledQuery }): void => {
    if (event.query.sql !== COMMIT_COUNTER) for (const watch of watchers) watch(event.query.sql);
  };
  const connections = address.dialect === "postgres" ? (address.connections ?? CONNECTIONS) : CONNECTIONS;
  const inTurn = fewAtOnce(Math.max(1, connections - FOR_READERS));
  if (address.dialect === "sqlite") mkdirSync(dirname(address.file), { recursive: true });
  const db: Db = new Kysely<Tables>({
    dialect: address.dialect === "sqlite" ? sqliteDialect(address.file) : postgresDialect(postgresPool(address.url, connections)),
    log: (event) => log(event),
  });

  const once = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    const notes: unknown[] = [];
    const value = await db.transaction().execute(async (tx) => {
      const gathered = new Map<Write, unknown[]>();
      notesOf.set(tx, notes);
      gatheredOf.set(tx, gathered);
      const worked = await work(tx);
      await writeGathered(tx, gathered);
      return worked;
    });
    if (notes.length > 0) for (const listener of listeners) listener(notes);
    return value;
  };

  return {
    dialect: address.dialect,
    db,
    transact: async (work) => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await (address.dialect === "postgres" ? inTurn(() => once(work)) : once(work));
        } catch (error) {
          if (attempt >= TRIES || !isPassing(error)) throw error;
          await pause(5 * 2 ** attempt * (0.5 + Math.random()));
        }
      }
    },
    onCommit: (listener) => void listeners.push(listener),
    listen: (heard, lost) => (address.dialect === "postgres" ? listen(address.url, heard, lost) : Promise.resolve(async () => {})),
    onQuery: (listener) => {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    snapshot: address.dialect === "postgres" ? postgresSnapshot(address.url) : sqliteSnapshot(address.file),
    close: () => db.destroy(),
  };
};
