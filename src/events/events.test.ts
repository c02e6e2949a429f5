import { expect, test } from "vitest";
import { openBus, publish, type StoredEvent } from "#events";
import { eachDialect } from "../store/testing/index.ts";

const changed = (why: string) => ({ kind: "house.changed", topic: "house", body: { why } }) as const;

eachDialect("events", (open) => {
  test("listeners hear of an event when its transaction has committed, and never when it has not", async () => {
    const house = await open();
    const bus = openBus(house);
    const heard: StoredEvent[] = [];
    bus.listen((event) => heard.push(event));
    await house.store.transact((tx) => publish(house, tx, changed("kept")));
    await house.store
      .transact(async (tx) => {
        await publish(house, tx, changed("undone"));
        throw new Error("undo");
      })
      .catch(() => {});
    expect(heard.map((event) => event.body)).toEqual([{ why: "kept" }]);
  });

  test("subscribers are told once each, in the order published", async () => {
    const house = await open();
    const bus = openBus(house);
    const heard: string[] = [];
    bus.subscribe({
      name: "a",
      kinds: ["house.changed"],
      hear: async (_tx, event) => void heard.push((event.body as { why: string }).why),
    });
    for (const why of ["1", "2", "3"]) await house.store.transact((tx) => publish(house, tx, changed(why)));
    await bus.tell();
    await bus.tell();
    expect(heard).toEqual(["1", "2", "3"]);
  });

  test("whoever asks while others are being told waits until their own event was told too", async () => {
    const house = await open();
    const bus = openBus(house);
    const heard: string[] = [];
    const begun = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    bus.subscribe({
      name: "a",
      kinds: ["house.changed"],
      hear: async (_tx, event) => {
        begun.resolve();
        await gate.promise;
        heard.push((event.body as { why: string }).why);
      },
    });
    await house.store.transact((tx) => publish(house, tx, changed("first")));
    const told = bus.tell();
    await begun.promise;
    const second = house.store.transact((tx) => publish(house, tx, changed("second")));
    if (house.store.dialect === "sqlite") gate.resolve(); // one writer: the second waits for the first
    await second;
    const again = bus.tell();
    gate.resolve();
    await again;
    expect(heard).toEqual(["first", "second"]);
    await told;
  });

  test("a subscriber that throws costs only its own event, which is tried again", async () => {
    const house = await open();
    const bus = openBus(house);
    let isBroken = true;
    const heard: string[] = [];
    bus.subscribe({
      name: "a",
      kinds: ["house.changed"],
      hear: async (_tx, event) => {
        const { why } = event.body as { why: string };
        if (why === "bad" && isBroken) throw new Error("broken");
        heard.push(why);
      },
    });
    for (const why of ["good", "bad", "fine"]) await house.store.transact((tx) => publish(house, tx, changed(why)));
    await bus.tell();
    expect(heard.filter((why) => why === "bad")).toEqual([]);
    expect(new Set(heard)).toEqual(new Set(["good", "fine"]));
    isBroken = false;
    await bus.tell();
    expect(heard).toContain("bad");
  });

  test("whatever another process commits at once is heard to its last event", async () => {
    const house = await open();
    const bus = openBus(house);
    const heard = new Set<string>();
    bus.listen((event) => heard.add((event.body as { why: string }).why));
    const stopped = new AbortController();
    const running = bus.run(stopped.signal, () => {});
    const elsewhere = (names: readonly string[]): Promise<void> =>
      house.store.transact(async (tx) => {
        const rows = names.map((why) => ({ kind: "house.changed", topic: "house", body: JSON.stringify({ why }), at: house.clock.now() }));
        for (let from = 0; from < rows.length; from += 500)
          await tx
            .insertInto("event")
            .values(rows.slice(from, from + 500).map((row) => ({ ...row, origin: "elsewhere", is_told: 0, attempts: 0, last_error: null })))
            .execute();
        await publish(house, tx, changed("ours")); // tells this process that something was committed
      });
    await expect.poll(() => elsewhere(["first"]).then(() => heard.has("first")), { timeout: 30_000 }).toBe(true);
    await elsewhere(Array.from({ length: 2_300 }, (_, no) => `no ${no}`));
    await expect.poll(() => heard.has("no 2299"), { timeout: 30_000 }).toBe(true);
    stopped.abort();
    await running;
  });

  test("what a live reader missed is replayed from the last number it saw", async () => {
    const house = await open();
    const bus = openBus(house);
    for (const why of ["1", "2", "3"]) await house.store.transact((tx) => publish(house, tx, changed(why)));
    const [first] = await bus.since("house", 0, 10);
    expect((await bus.since("house", first?.seq ?? 0, 10)).map((event) => event.body)).toEqual([{ why: "2" }, { why: "3" }]);
  });
});
