import { CompiledQuery, sql } from "kysely";
import { type Clock, sha256 } from "#kit";
import { ddlOf, type Migration } from "./columns.ts";
import { lockName } from "./dialect.ts";
import { migrations } from "./migrations/index.ts";
import type { Store } from "./store.ts";

/** `current`; `behind` by some; or `ahead`: a newer Townwire has been here, whose schema this one does not know. */
export type SchemaState = {
  readonly state: "current" | "behind" | "ahead";
  readonly waiting: readonly string[];
  readonly unknown: readonly string[];
};

/** Names of the migrations that a database has. */
export const migrationsOf = async (store: Pick<Store, "db">): Promise<readonly string[]> => {
  const rows = await store.db.selectFrom("migration").select("name").execute();
  return rows.map((row) => row.name);
};

const ensureTable = async (store: Store): Promise<void> => {
  const { columns, table } = ddlOf(store.dialect);
  const ddl = table("migration", { name: columns.key, checksum: columns.text, at: columns.instant });
  await store.db.executeQuery(CompiledQuery.raw(ddl.replace("create table", "create table if not exists")));
};

export const schemaState = async (store: Store, list: readonly Migration[] = migrations): Promise<SchemaState> => {
  await ensureTable(store);
  const names = await migrationsOf(store);
  const waiting = list.map((migration) => migration.name).filter((name) => !names.includes(name));
  const unknown = names.filter((name) => !list.some((migration) => migration.name === name));
  return { state: unknown.length > 0 ? "ahead" : waiting.length > 0 ? "behind" : "current", waiting, unknown };
};

/**
 * Brings the schema up to date: forward only, each migration whole in a transaction of its own, two processes one after the other. Returns
 * the names applied now. Throws when the database is ahead of this program, or when a landed migration was changed.
 */
export const migrate = async (store: Store, clock: Clock, list: readonly Migration[] = migrations): Promise<readonly string[]> => {
  const { unknown } = await schemaState(store, list);
  if (unknown.length > 0)
    throw new Error(
      `The database was used by a newer Townwire (it has ${unknown.join(", ")}). Start that version, or restore a backup made by this one.`,
    );
  const ddl = ddlOf(store.dialect);
  const fresh: string[] = [];
  for (const migration of list) {
    const statements = migration.up(ddl);
    const checksum = sha256(statements.join(";\n"));
    await store.transact(async (tx) => {
      const lock = lockName(store.dialect, "migrate");
      if (lock !== null) await lock.execute(tx);
      const known = await tx.selectFrom("migration").select("checksum").where("name", "=", migration.name).executeTakeFirst();
      if (known !== undefined) {
        if (known.checksum !== checksum) throw new Error(`Migration ${migration.name} was changed after it had been applied.`);
        return;
      }
      for (const statement of statements) await sql.raw(statement).execute(tx);
      await tx.insertInto("migration").values({ name: migration.name, checksum, at: clock.now() }).execute();
      fresh.push(migration.name);
    });
  }
  return fresh;
};

/** Whether a migration of that name only adds tables, columns and indexes, so that rows from before it fit as they are. */
export const addsOnly = (store: Pick<Store, "dialect">, name: string, list: readonly Migration[] = migrations): boolean => {
  const statements = list.find((migration) => migration.name === name)?.up(ddlOf(store.dialect)) ?? [];
  return statements.every((statement) => /^\s*(?:create|alter table \w+ add column)\b/iu.test(statement));
};
