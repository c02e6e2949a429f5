import type pg from "pg";
import { postgresClient } from "./postgres.ts";
import { ROWS_AT_ONCE, type Snapshot, type TableAt, type Value } from "./snapshot.ts";

const COLUMNS = `select table_name, column_name from information_schema.columns join information_schema.tables using (table_schema, table_name)
  where table_schema = current_schema() and table_type = 'BASE TABLE' order by table_name, ordinal_position`;

async function* chunks(client: pg.Client, name: string): AsyncIterable<readonly Readonly<Record<string, Value>>[]> {
  await client.query(`declare whole no scroll cursor for select * from "${name}"`);
  for (;;) {
    const { rows } = await client.query<Record<string, Value>>(`fetch ${ROWS_AT_ONCE} from whole`);
    if (rows.length === 0) break;
    yield rows;
  }
  await client.query("close whole");
}

/** A repeatable-read transaction on a connection of its own: it sees one instant whatever others commit (PostgreSQL 13.2.2). */
export const postgresSnapshot =
  (url: string): Snapshot =>
  async (work) => {
    const client = postgresClient(url);
    await client.connect();
    try {
      await client.query("begin isolation level repeatable read read only");
      const { rows } = await client.query<{ table_name: string; column_name: string }>(COLUMNS);
      const tables = [...Map.groupBy(rows, (row) => row.table_name)].map(([name, columns]): TableAt => ({
        name,
        columns: columns.map((row) => row.column_name),
        rows: () => chunks(client, name),
      }));
      return await work(tables);
    } finally {
      await client.end();
    }
  };
