import { sql } from "kysely";
import { expect, test } from "vitest";
import { appendLedger, type Decision, verifyLedger } from "#ledger";
import { eachDialect } from "../store/testing/index.ts";
import { ledgerView } from "./queries.ts";

const removal: Decision = {
  kind: "removal",
  target: "comment:c1",
  ground: "rule",
  rule: "3",
  decidedBy: "moderator",
  details: { answers: 2 },
};

eachDialect("ledger", (open) => {
  test("entries are numbered without a gap and sealed one upon the other", async () => {
    const house = await open();
    for (const kind of ["removal", "restoration", "removal"] as const)
      await house.store.transact((tx) => appendLedger(house, tx, { ...removal, kind }));
    const { entries, counts } = await ledgerView(house.store, { kind: null, before: null });
    expect(entries.map((entry) => entry.no)).toEqual([3, 2, 1]);
    expect(entries[0]?.sealBefore).toBe(entries[1]?.seal);
    expect(counts.get("removal")).toBe(2);
    expect(await verifyLedger(house.store)).toEqual({ ok: true, entries: 3 });
  });

  test("an entry that was changed, or is missing, is found", async () => {
    for (const harm of ["update ledger_entry set rule = '9' where no = 2", "delete from ledger_entry where no = 2"]) {
      const house = await open();
      for (let count = 0; count < 3; count += 1) await house.store.transact((tx) => appendLedger(house, tx, removal));
      await sql.raw(harm).execute(house.store.db);
      expect(await verifyLedger(house.store)).toEqual({ ok: false, entries: 1, brokenAt: 2 });
    }
  });

  test("entries written at the same time all find their place", async () => {
    const house = await open();
    await Promise.all(Array.from({ length: 12 }, () => house.store.transact((tx) => appendLedger(house, tx, removal))));
    expect(await verifyLedger(house.store)).toEqual({ ok: true, entries: 12 });
  });

  test("what is rolled back leaves no entry", async () => {
    const house = await open();
    await expect(
      house.store.transact(async (tx) => {
        await appendLedger(house, tx, removal);
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(await verifyLedger(house.store)).toEqual({ ok: true, entries: 0 });
  });

  test("a page of one kind ends where the entries do", async () => {
    const house = await open();
    for (let count = 0; count < 52; count += 1)
      await house.store.transact((tx) => appendLedger(house, tx, { ...removal, kind: count === 0 ? "withdrawal" : "removal" }));
    const first = await ledgerView(house.store, { kind: "removal", before: null });
    expect([first.entries.length, first.next]).toEqual([50, 3]);
    const second = await ledgerView(house.store, { kind: "removal", before: first.next });
    expect([second.entries.map((entry) => entry.no), second.next]).toEqual([[2], null]);
  });
});
