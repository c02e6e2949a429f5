import { expect, test } from "vitest";
import { backOff, enqueue, jobCounts, openWorker, reviveJobs } from "#jobs";
import { HOUR, later, MINUTE, systemClock } from "#kit";
import { eachDialect } from "../store/testing/index.ts";

const sweep = { kind: "house.sweep", body: {} } as const;

eachDialect("jobs", (open) => {
  test("a job runs once", async () => {
    const house = await open();
    const worker = openWorker(house);
    let ran = 0;
    worker.handle("house.sweep", async () => void (ran += 1));
    await house.store.transact((tx) => enqueue(house, tx, sweep));
    expect(await worker.drain()).toBe(1);
    expect(await worker.drain()).toBe(0);
    expect(ran).toBe(1);
  });

  test("two workers at once never run the same job", async () => {
    const house = await open();
    const ran: string[] = [];
    const workers = ["a", "b"].map((name) => {
      const worker = openWorker(house);
      worker.handle("house.sweep", async () => void ran.push(name));
      return worker;
    });
    for (let n = 0; n < 20; n += 1) await house.store.transact((tx) => enqueue(house, tx, sweep));
    await Promise.all(workers.map((worker) => worker.drain()));
    expect(ran).toHaveLength(20);
  });

  test("a job that fails is tried later and later, and is dead in the end with its reason", async () => {
    const house = await open();
    const worker = openWorker(house);
    worker.handle("house.sweep", async () => {
      throw new Error("the mail server hung up");
    });
    await house.store.transact((tx) => enqueue(house, tx, { ...sweep, mostAttempts: 2 }));
    expect(await worker.drain()).toBe(1);
    expect(await worker.drain()).toBe(0);
    house.clock.advance(HOUR);
    expect(await worker.drain()).toBe(1);
    expect(await jobCounts(house.store)).toEqual([{ kind: "house.sweep", state: "dead", count: 1 }]);
    expect((await house.store.db.selectFrom("job").select("last_error").executeTakeFirstOrThrow()).last_error).toBe(
      "the mail server hung up",
    );
    expect(await reviveJobs(house.store, house.clock.now())).toBe(1);
  });

  test("a job whose worker was killed runs again when its lease is over", async () => {
    const house = await open();
    const now = house.clock.now();
    await house.store.transact((tx) => enqueue(house, tx, sweep));
    await house.store.db.updateTable("job").set({ state: "leased", leased_by: "killed", leased_until: now }).execute();
    const worker = openWorker(house);
    let ran = 0;
    worker.handle("house.sweep", async () => void (ran += 1));
    expect(await worker.drain()).toBe(0);
    house.clock.advance(2 * MINUTE);
    expect(await worker.drain()).toBe(1);
    expect(ran).toBe(1);
  });

  test("a job with a key is not added while one waits, and is again afterwards", async () => {
    const house = await open();
    const worker = openWorker(house);
    worker.handle("house.sweep", async () => {});
    for (let n = 0; n < 3; n += 1) await house.store.transact((tx) => enqueue(house, tx, { ...sweep, uniqueKey: "one" }));
    expect(await worker.drain()).toBe(1);
    await house.store.transact((tx) => enqueue(house, tx, { ...sweep, uniqueKey: "one" }));
    expect(await worker.drain()).toBe(1);
  });

  test("what is urgent is done at its time although every place is taken by slow work", { timeout: 10_000 }, async () => {
    const house = { ...(await open()), clock: systemClock };
    const worker = openWorker(house, { atOnce: 2 });
    const stop = new AbortController();
    let free = (): void => {};
    const blocked = new Promise<void>((resolve) => (free = resolve));
    let ring = (_lateMs: number): void => {};
    const rung = new Promise<number>((resolve) => (ring = resolve));
    const due = later(house.clock.now(), 700);
    worker.handle("house.sweep", async (body) => {
      if ("due" in body) ring(house.clock.ms() - Date.parse(due));
      else await blocked;
    });
    for (let n = 0; n < 5; n += 1) await house.store.transact((tx) => enqueue(house, tx, sweep));
    await house.store.transact((tx) => enqueue(house, tx, { kind: "house.sweep", body: { due } as never, rank: "urgent", runAt: due }));
    const running = worker.run(stop.signal);
    const lateMs = await rung;
    free();
    stop.abort();
    await running;
    expect(lateMs).toBeGreaterThanOrEqual(0);
    expect(lateMs).toBeLessThan(1_000);
  });

  test("a queue full of quick jobs lets others have their turn in between", async () => {
    const house = await open();
    const worker = openWorker(house);
    const stop = new AbortController();
    let ran = 0;
    worker.handle("house.sweep", async () => void (ran += 1));
    await house.store.transact(async (tx) => {
      for (let n = 0; n < 100; n += 1) await enqueue(house, tx, sweep);
    });
    const running = worker.run(stop.signal);
    let turns = 0;
    for (; ran < 100; turns += 1) await new Promise(setImmediate);
    stop.abort();
    await running;
    expect(turns).toBeGreaterThan(20);
  });

  test("urgent work overtakes what waits", async () => {
    const house = await open();
    const worker = openWorker(house);
    const ran: unknown[] = [];
    worker.handle("house.sweep", async (body) => void ran.push(body));
    await house.store.transact((tx) => enqueue(house, tx, { kind: "house.sweep", body: { n: 1 } as never, rank: "upkeep" }));
    house.clock.advance(5);
    await house.store.transact((tx) => enqueue(house, tx, { kind: "house.sweep", body: { n: 2 } as never, rank: "urgent" }));
    await worker.drain();
    expect(ran).toEqual([{ n: 2 }, { n: 1 }]);
  });
});

test("back-off doubles from five seconds to six hours", () => {
  expect(backOff(1, 1)).toBe(5_000);
  expect(backOff(2, 1)).toBe(10_000);
  expect(backOff(2, 0)).toBe(5_000);
  expect(backOff(50, 1)).toBe(6 * HOUR);
});
