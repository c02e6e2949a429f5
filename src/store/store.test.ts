import { sql } from "kysely";
import { expect, test } from "vitest";
import { forget, gather, isTaken, lockName, migrate, note, openStore, remember, schemaState, type Tx } from "#store";
import { eachDialect } from "./testing/index.ts";

eachDialect("store", (open, dialect) => {
  test("a transaction that throws leaves nothing and tells nobody", async () => {
    const { store, clock } = await open();
    const told: unknown[] = [];
    store.onCommit((notes) => told.push(...notes));
    const at = clock.now();
    await expect(
      store.transact(async (tx) => {
        await tx.insertInto("migration").values({ name: "ghost", checksum: "", at }).execute();
        note(tx, "ghost");
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect((await schemaState(store)).state).toBe("current");
    expect(told).toEqual([]);
  });

  test("pages read on while more transactions wait than there are connections, and all of those come to their end", async () => {
    const { store } = await open();
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const order: number[] = [];
    const waiting = Array.from({ length: 20 }, (_, no) => store.transact(() => held.then(() => void order.push(no))));
    expect(await store.db.selectFrom("migration").select("name").limit(1).execute()).toHaveLength(1);
    letGo();
    await Promise.all(waiting);
    expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, no) => no));
  });

  test("notes are told once, after the commit, when the rows can be read", async () => {
    const { store } = await open();
    const order: string[] = [];
    store.onCommit((notes) => order.push(`told ${notes.join()}`));
    await store.transact(async (tx) => {
      note(tx, "a");
      note(tx, "b");
      order.push("inside");
    });
    expect(order).toEqual(["inside", "told a,b"]);
  });

  test("what is gathered is written once before the commit, also what is gathered by that, and not at all where the work fails", async () => {
    const { store } = await open();
    const written: string[] = [];
    const second = async (_tx: Tx, rows: readonly string[]): Promise<void> => void written.push(`second ${rows.join()}`);
    const first = async (tx: Tx, rows: readonly string[]): Promise<void> => {
      written.push(`first ${rows.join()}`);
      gather(tx, second, "c");
      note(tx, "told");
    };
    store.onCommit((notes) => written.push(...notes.map(String)));
    await store.transact(async (tx) => {
      gather(tx, first, "a");
      gather(tx, first, "b");
      written.push("inside");
    });
    expect(written).toEqual(["inside", "first a,b", "second c", "told"]);
    await expect(
      store.transact(async (tx) => {
        gather(tx, first, "x");
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(written).toHaveLength(4);
  });

  test("what a transaction remembers is asked once, anew where it is forgotten, and by no other transaction", async () => {
    const { store } = await open();
    let asked = 0;
    const load = async (): Promise<number> => (asked += 1);
    await store.transact(async (tx) => {
      expect([await remember(tx, "source a", load), await remember(tx, "source a", load)]).toEqual([1, 1]);
      forget(tx, "source");
      expect(await remember(tx, "source a", load)).toBe(2);
    });
    expect(await store.transact((tx) => remember(tx, "source a", load))).toBe(3);
  });

  test("transactions that read and then write do not lose each other's counts", async () => {
    const { store, clock } = await open();
    await store.db.insertInto("job").values(counter(clock.now())).execute();
    await Promise.all(
      Array.from({ length: 20 }, () =>
        store.transact(async (tx) => {
          const lock = lockName(dialect, "count");
          if (lock !== null) await lock.execute(tx);
          const { attempts } = await tx.selectFrom("job").select("attempts").executeTakeFirstOrThrow();
          await tx
            .updateTable("job")
            .set({ attempts: attempts + 1 })
            .execute();
        }),
      ),
    );
    expect((await store.db.selectFrom("job").select("attempts").executeTakeFirstOrThrow()).attempts).toBe(20);
    await store.db.deleteFrom("job").execute();
  });

  test("reading goes on while a transaction is open", async () => {
    const { store } = await open();
    await store.transact(async (tx) => {
      await sql`select 1`.execute(tx);
      expect(await store.db.selectFrom("event").selectAll().execute()).toEqual([]);
    });
  });

  test("what is asked often answers rightly when another process has changed the table meanwhile, also within a transaction", async () => {
    const { store, address } = await open();
    const other = openStore(address);
    const all = sql<object>`select * from changing`;
    await sql`create table changing (a text)`.execute(store.db);
    await sql`insert into changing (a) values ('one')`.execute(store.db);
    const often = async (): Promise<void> => {
      for (let k = 0; k < 8; k += 1) await all.execute(store.db);
      await Promise.all(Array.from({ length: 8 }, () => store.transact(async (tx) => void (await all.execute(tx)))));
    };
    await often();
    await sql`alter table changing add column b text`.execute(other.db);
    expect((await all.execute(store.db)).rows).toEqual([{ a: "one", b: null }]);
    await often();
    await sql`alter table changing add column c text`.execute(other.db);
    expect(await store.transact(async (tx) => (await all.execute(tx)).rows)).toEqual([{ a: "one", b: null, c: null }]);
    await sql`drop table changing`.execute(store.db);
    await other.close();
  });

  test("PostgreSQL prepares what is asked often, and nothing else", async () => {
    const { store } = await open();
    if (dialect !== "postgres") return;
    const prepared = await store.transact(async (tx) => {
      for (let k = 0; k < 5; k += 1) await sql`select 17 as often where 1 = ${k}`.execute(tx);
      await sql`select 18 as seldom`.execute(tx);
      return sql<{
        statement: string;
      }>`select statement from pg_prepared_statements where statement like '% as often %' or statement like '% as seldom'`.execute(tx);
    });
    expect(prepared.rows).toEqual([{ statement: "select 17 as often where 1 = $1" }]);
  });

  test("a failed migration leaves no half of itself", async () => {
    const { store, clock } = await open();
    const broken = { name: "9999-broken", up: () => ["create table half (id text)", "create nonsense"] };
    await expect(migrate(store, clock, [broken])).rejects.toThrow();
    await expect(sql`select * from half`.execute(store.db)).rejects.toThrow();
  });

  test("a newer schema is refused with what to do", async () => {
    const { store, clock } = await open();
    await store.db.insertInto("migration").values({ name: "9998-future", checksum: "x", at: clock.now() }).execute();
    await expect(migrate(store, clock)).rejects.toThrow("newer Townwire");
    await store.db.deleteFrom("migration").where("name", "=", "9998-future").execute();
  });

  test("a row a unique index refuses is told apart from other errors", async () => {
    const { store, clock } = await open();
    const again = store.db.insertInto("migration").values({ name: "0001-events", checksum: "", at: clock.now() }).execute();
    expect(isTaken(await again.catch((error: unknown) => error))).toBe(true);
    expect(isTaken(new Error("other"))).toBe(false);
  });
});

const counter = (now: string) =>
  ({
    id: "c",
    kind: "house.sweep",
    rank: 0,
    body: "{}",
    unique_key: null,
    run_at: now,
    attempts: 0,
    most_attempts: 1,
    leased_until: null,
    leased_by: null,
    state: "waiting",
    last_error: null,
    made_at: now,
    ended_at: null,
  }) as const;
