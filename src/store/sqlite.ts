import { storable } from "./dialect.ts";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect as KyselyDialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";

/** Kept prepared; a page needs some twenty statements and the whole program a few hundred. */
const PREPARED_MOST = 500;

/** Pages of 4 KiB in the write-ahead log before they are brought into the database: moving them less often costs fewer waits for the disk. */
const CHECKPOINT_PAGES = 4_000;

/** Kysely would hand out its SQLite connection to one at a time; ours takes turns only where it writes. DDL is rolled back like the rest. */
class TwoConnections extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** A statement kept prepared, and whether it gives rows. */
type Kept = { readonly statement: StatementSync; readonly isAsking: boolean };
type Prepared = (sql: string) => Kept;

const prepareOn = (database: DatabaseSync): Prepared => {
  const known = new Map<string, Kept>();
  return (sql) => {
    const found = known.get(sql);
    if (found !== undefined) return found;
    if (known.size >= PREPARED_MOST) known.delete(known.keys().next().value!);
    const statement = database.prepare(sql);
    const fresh = { statement, isAsking: statement.columns().length > 0 };
    known.set(sql, fresh);
    return fresh;
  };
};

const run = <Row>(prepare: Prepared, query: CompiledQuery): QueryResult<Row> => {
  const { statement, isAsking } = prepare(query.sql);
  const parameters = (query.parameters as SQLInputValue[]).map(storable);
  if (isAsking) return { rows: statement.all(...parameters) as Row[] };
  const { changes, lastInsertRowid } = statement.run(...parameters);
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
};

/** A queue of one: the writer's turn is handed on in the order asked for. */
const turnstile = (): (() => Promise<() => void>) => {
  let last: Promise<void> = Promise.resolve();
  return async () => {
    const before = last;
    let leave = (): void => {};
    last = new Promise((resolve) => (leave = resolve));
    await before;
    return leave;
  };
};

/**
 * Kysely over `node:sqlite`: one writer, taken in turn from `begin immediate` to commit, and one reader beside it, so that a page never waits
 * for a transaction that is waiting for something else. WAL; `synchronous=full`, since what was acknowledged must survive a power cut.
 */
export const sqliteDialect = (file: string): KyselyDialect => ({
  createAdapter: () => new TwoConnections(),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createDriver: () => driverOn(file),
});

const open = (file: string, readOnly: boolean): DatabaseSync => {
  const database = new DatabaseSync(file, { timeout: 10_000, enableForeignKeyConstraints: true, readOnly });
  if (!readOnly) database.exec(`pragma journal_mode = wal; pragma synchronous = full; pragma wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  database.exec("pragma cache_size = -32000; pragma temp_store = memory; pragma mmap_size = 268435456");
  return database;
};

const driverOn = (file: string): Driver => {
  const writer = open(file, false);
  const reader = open(file, true);
  const write = prepareOn(writer);
  const read = prepareOn(reader);
  const turn = turnstile();
  const leaving = new WeakMap<DatabaseConnection, () => void>();

  const connection = (): DatabaseConnection => {
    const self: DatabaseConnection = {
      executeQuery: async <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => {
        if (leaving.has(self)) return run<Row>(write, query);
        if (query.query.kind === "SelectQueryNode") return run<Row>(read, query);
        const leave = await turn();
        try {
          return run<Row>(write, query);
        } finally {
          leave();
        }
      },
      streamQuery: () => {
        throw new Error("streaming is not used on SQLite");
      },
    };
    return self;
  };

  const end = (own: DatabaseConnection, word: "commit" | "rollback"): void => {
    try {
      if (word === "commit" || writer.isTransaction) writer.exec(word);
    } catch (error) {
      if (writer.isTransaction) writer.exec("rollback");
      throw error;
    } finally {
      leaving.get(own)?.();
      leaving.delete(own);
    }
  };

  return {
    init: async () => {},
    acquireConnection: async () => connection(),
    beginTransaction: async (own) => {
      const leave = await turn();
      try {
        writer.exec("begin immediate");
      } catch (error) {
        leave();
        throw error;
      }
      leaving.set(own, leave);
    },
    commitTransaction: async (own) => end(own, "commit"),
    rollbackTransaction: async (own) => end(own, "rollback"),
    releaseConnection: async () => {},
    destroy: async () => {
      reader.close();
      writer.close();
    },
  };
};
