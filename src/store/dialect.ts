import { type QueryExecutorProvider, type RawBuilder, type SelectQueryBuilder, sql } from "kysely";

/** The only file that knows which database is underneath: each difference is one named helper. */
export type Dialect = "sqlite" | "postgres";

/** Locks the rows a query reads until the transaction ends. SQLite's `begin immediate` already holds the whole file. */
export const lockRow =
  (dialect: Dialect) =>
  <DB, TB extends keyof DB, O>(query: SelectQueryBuilder<DB, TB, O>): SelectQueryBuilder<DB, TB, O> =>
    dialect === "postgres" ? query.forUpdate() : query;

/** Locks rows to work on and passes over those that another process works on. */
export const lockRowsFree =
  (dialect: Dialect) =>
  <DB, TB extends keyof DB, O>(query: SelectQueryBuilder<DB, TB, O>): SelectQueryBuilder<DB, TB, O> =>
    dialect === "postgres" ? query.forUpdate().skipLocked() : query;

/** Tells other processes, once this transaction has committed, that the outbox holds something new. */
export const wakeOthers = (dialect: Dialect): RawBuilder<unknown> | null =>
  dialect === "postgres" ? sql`select pg_notify('townwire', '')` : null;

/** Holds one writer of a named thing off another until the transaction ends. */
export const lockName = (dialect: Dialect, name: string): RawBuilder<unknown> | null =>
  dialect === "postgres" ? sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))` : null;

/** How SQLite tells that. */
export const COMMIT_COUNTER = "pragma data_version";

/** A number that changes whenever another process has committed, or null where the database tells by itself. */
export const commitCounter = (dialect: Dialect): RawBuilder<{ data_version: number }> | null =>
  dialect === "sqlite" ? sql<{ data_version: number }>`${sql.raw(COMMIT_COUNTER)}` : null;

/** Which table points at which, as pairs of child and parent. */
export const parentsOf = (dialect: Dialect): RawBuilder<{ child: string; parent: string }> =>
  dialect === "postgres"
    ? sql`select conrelid::regclass::text as child, confrelid::regclass::text as parent from pg_constraint where contype = 'f'`
    : sql`select m.name as child, f."table" as parent from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table'`;

/** Lets an insert bring the numbers that the database would count by itself. */
export const keptNumbers = (dialect: Dialect): RawBuilder<unknown> => (dialect === "postgres" ? sql`overriding system value` : sql``);

/** What makes a table count on from its highest number; SQLite does by itself. */
export const nextNumbers = async (dialect: Dialect, db: QueryExecutorProvider, table: string): Promise<readonly RawBuilder<unknown>[]> => {
  if (dialect === "sqlite") return [];
  const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} and is_identity = 'YES'`.execute(db);
  return rows.map(
    ({ name }) =>
      sql`select setval(pg_get_serial_sequence(${table}, ${name}), coalesce((select max(${sql.ref(name)}) from ${sql.table(table)}), 0) + 1, false)`,
  );
};

/**
 * Whether PostgreSQL says that a prepared statement would answer otherwise than it did, for its table was changed by another process (0A000), or
 * that it does not know it any more (26000).
 */
export const isPlanOver = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return code === "26000" || (code === "0A000" && error.message.startsWith("cached plan must not change"));
};

/** Thrown within a transaction that finds that another has changed what it went by: it is tried again. */
export class Overtaken extends Error {}

/**
 * Errors after which the same transaction may well succeed: serialization (40001), deadlock (40P01), a plan that is over, SQLite busy (5) and
 * locked (6).
 */
export const isPassing = (error: unknown): boolean => {
  if (typeof error !== "object" || error === null) return false;
  if (error instanceof Overtaken || isPlanOver(error)) return true;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  return (
    code === "40001" || code === "40P01" || (code === "ERR_SQLITE_ERROR" && typeof errcode === "number" && [5, 6].includes(errcode & 0xff))
  );
};

/** Whether `error` says that a unique index refused the row. */
export const isTaken = (error: unknown): boolean => {
  if (typeof error !== "object" || error === null) return false;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  return code === "23505" || (code === "ERR_SQLITE_ERROR" && (errcode === 2067 || errcode === 1555));
};

/** A parameter as both databases store it: PostgreSQL's text cannot hold NUL (its manual, 8.3), so neither does ours. */
export const storable = <Value>(value: Value): Value =>
  (typeof value === "string" && value.includes("\u0000") ? value.replaceAll("\u0000", "") : value) as Value;
