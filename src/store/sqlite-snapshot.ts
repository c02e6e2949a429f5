import { DatabaseSync } from "node:sqlite";
import { ROWS_AT_ONCE, type Snapshot, type TableAt, type Value } from "./snapshot.ts";

/** Tables of ours: what an index for full text keeps for itself is made again from its table. */
const tableNames = (database: DatabaseSync): readonly string[] => {
  const all = database.prepare("select name, sql from sqlite_master where type = 'table' order by name").all() as {
    name: string;
    sql: string | null;
  }[];
  const indexes = all.filter(({ sql }) => /^create virtual/iu.test(sql ?? "")).map(({ name }) => name);
  return all.map(({ name }) => name).filter((name) => !name.startsWith("sqlite_") && !indexes.some((index) => name.startsWith(index)));
};

async function* chunks(database: DatabaseSync, name: string): AsyncIterable<readonly Readonly<Record<string, Value>>[]> {
  let batch: Record<string, Value>[] = [];
  for (const row of database.prepare(`select * from ${name}`).iterate()) {
    batch.push(row as Record<string, Value>);
    if (batch.length < ROWS_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** A read transaction on a connection of its own: WAL lets the writer go on beside it (SQLite, "Isolation"). */
export const sqliteSnapshot =
  (file: string): Snapshot =>
  async (work) => {
    const database = new DatabaseSync(file, { timeout: 10_000, readOnly: true });
    try {
      database.exec("begin");
      const tables = tableNames(database).map((name): TableAt => {
        const columns = database.prepare(`select * from ${name} limit 0`).columns();
        return { name, columns: columns.flatMap((column) => column.name ?? []), rows: () => chunks(database, name) };
      });
      return await work(tables);
    } finally {
      database.close();
    }
  };
