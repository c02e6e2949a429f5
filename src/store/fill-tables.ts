import { sql } from "kysely";
import { keptNumbers, nextNumbers, parentsOf } from "./dialect.ts";
import type { Value } from "./snapshot.ts";
import type { Store, Tx } from "./store.ts";

/** Parents before their children, so that no row is written before what it points at. */
export const inFillOrder = async (store: Store, names: readonly string[]): Promise<readonly string[]> => {
  const { rows } = await parentsOf(store.dialect).execute(store.db);
  const parents = Map.groupBy(
    rows.filter((row) => row.child !== row.parent),
    (row) => row.child,
  );
  const done: string[] = [];
  const visit = (name: string): void => {
    if (done.includes(name) || !names.includes(name)) return;
    for (const { parent } of parents.get(name) ?? []) visit(parent);
    done.push(name);
  };
  for (const name of names) visit(name);
  return done;
};

/** Parameters of one statement: SQLite takes 32,766, PostgreSQL 65,535. */
const PARAMETERS_MOST = 30_000;

/** Writes rows into a table as they were, numbers that the database counts by itself included. */
export const fillTable = async (
  store: Store,
  tx: Tx,
  name: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
): Promise<void> => {
  const most = Math.max(1, Math.floor(PARAMETERS_MOST / columns.length));
  const names = sql.join(columns.map((column) => sql.ref(column)));
  for (let at = 0; at < rows.length; at += most) {
    const values = sql.join(rows.slice(at, at + most).map((row) => sql`(${sql.join(row)})`));
    await sql`insert into ${sql.table(name)} (${names}) ${keptNumbers(store.dialect)} values ${values}`.execute(tx);
  }
};

/** Empties tables, children before their parents. */
export const emptyTables = async (tx: Tx, inOrder: readonly string[]): Promise<void> => {
  for (const name of inOrder.toReversed()) await sql`delete from ${sql.table(name)}`.execute(tx);
};

/** Has the database go on counting after the highest number that was written. */
export const countOn = async (store: Store, tx: Tx, names: readonly string[]): Promise<void> => {
  for (const name of names) for (const statement of await nextNumbers(store.dialect, tx, name)) await statement.execute(tx);
};

/** How many rows a table has. */
export const countRows = async (tx: Tx | Store["db"], name: string): Promise<number> =>
  (await sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`.execute(tx)).rows[0]?.count ?? 0;
