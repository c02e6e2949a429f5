import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, inject } from "vitest";
import { type SteppingClock, steppingClock } from "#kit";
import { type House, migrate, openStore, type Store, type StoreAddress } from "#store";
import { ddlOf } from "../columns.ts";
import { migrations } from "../migrations/index.ts";

/** A house on a fresh, migrated, empty database with a clock that stands still until told. */
export type TestHouse = House & {
  readonly clock: SteppingClock;
  readonly folder: string;
  /** For those who open the same database once more. */
  readonly address: StoreAddress;
};

type Opened = Omit<TestHouse, "clock"> & { readonly drop: () => Promise<void> };

const openSqlite = async (): Promise<Opened> => {
  const folder = mkdtempSync(join(tmpdir(), "townwire-test-"));
  const address = { dialect: "sqlite", file: join(folder, "townwire.sqlite") } as const;
  return { store: openStore(address), folder, address, drop: async () => {} };
};

let made = 0; // counts the databases of this worker, so that no two share a name

const openPostgres = async (): Promise<Opened> => {
  const maintenance = inject("postgresUrl");
  const name = `t${process.pid}_${made++}`;
  const admin = new pg.Client({ connectionString: maintenance });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = maintenance.replace(/\/postgres$/u, `/${name}`);
  const address = { dialect: "postgres", url, connections: 8 } as const;
  const drop = async (): Promise<void> => {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  };
  return { store: openStore(address), folder: mkdtempSync(join(tmpdir(), "townwire-test-")), address, drop };
};

/** Empties every table but the list of migrations. */
const empty = async (store: Store): Promise<void> => {
  const tables = (await store.db.introspection.getTables())
    .map((table) => table.name)
    .filter((name) => name !== "migration" && !name.includes("_fts") && !name.startsWith("sqlite_"));
  if (store.dialect === "postgres") {
    const { sql } = await import("kysely");
    await sql.raw(`truncate ${tables.join(", ")} restart identity cascade`).execute(store.db);
    return;
  }
  const { sql } = await import("kysely");
  await store.transact(async (tx) => {
    await sql.raw("pragma defer_foreign_keys = on").execute(tx);
    for (const table of tables) await sql.raw(`delete from ${table}`).execute(tx);
  });
};

/**
 * Runs `suite` once on SQLite and once on PostgreSQL 18. `open()` gives the suite's database emptied, so each test starts from nothing;
 * `start` sets the standing clock.
 */
export const eachDialect = (
  name: string,
  suite: (open: (start?: string) => Promise<TestHouse>, dialect: "sqlite" | "postgres") => void,
): void => {
  for (const dialect of ["sqlite", "postgres"] as const) {
    describe(`${name} (${dialect})`, () => {
      let opened: Opened | undefined;
      beforeAll(async () => {
        opened = dialect === "sqlite" ? await openSqlite() : await openPostgres();
        await migrate(opened.store, steppingClock());
      });
      afterAll(async () => {
        await opened?.store.close();
        await opened?.drop();
        if (opened !== undefined) rmSync(opened.folder, { recursive: true, force: true });
      });
      suite(async (start) => {
        if (opened === undefined) throw new Error("the database did not open");
        await empty(opened.store);
        const { store, folder, address } = opened;
        return { store, folder, address, clock: steppingClock(start) };
      }, dialect);
    });
  }
};

/** What one migration does, for tests of what it makes of rows that were there. */
export const statementsOf = (dialect: Store["dialect"], name: string): readonly string[] =>
  migrations.find((migration) => migration.name === name)?.up(ddlOf(dialect)) ?? [];
