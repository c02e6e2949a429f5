import { createPublicKey, verify } from "node:crypto";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { DAY } from "#kit";
import { openSigner } from "#outside";
import { appendLedger, type Decision, verifyLedger } from "#ledger";
import { eachDialect } from "../store/testing/index.ts";
import { type LedgerFilter, ledgerView } from "./queries.ts";
import { receiptOf, receiptText } from "./receipt.ts";
import { yearView } from "./year-view.ts";

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

  test("one letter changed anywhere in any entry is found, and the entry is named", async () => {
    const house = await open();
    for (const decision of [removal, { ...removal, kind: "restoration", rule: null, ground: "appeal" } as const, removal])
      await house.store.transact((tx) => appendLedger(house, tx, decision));
    const rows = await house.store.db.selectFrom("ledger_entry").selectAll().orderBy("no").execute();
    const flipped = (value: string, at: number): string =>
      `${value.slice(0, at)}${String.fromCodePoint((value.codePointAt(at) ?? 0) ^ 1)}${value.slice(at + 1)}`;
    let harms = 0;
    for (const row of rows)
      for (const [column, value] of Object.entries(row)) {
        const harmed = typeof value === "number" ? [value + 100] : value === null ? ["9"] : [...value].map((_, at) => flipped(value, at));
        for (const harm of harmed) {
          await house.store.db
            .updateTable("ledger_entry")
            .set({ [column]: harm })
            .where("no", "=", row.no)
            .execute();
          expect([column, harm, await verifyLedger(house.store)]).toEqual([
            column,
            harm,
            { ok: false, entries: row.no - 1, brokenAt: row.no },
          ]);
          const now = column === "no" ? Number(harm) : row.no;
          await house.store.db
            .updateTable("ledger_entry")
            .set({ [column]: value })
            .where("no", "=", now)
            .execute();
          harms += 1;
        }
      }
    expect(harms).toBeGreaterThan(500);
    expect(await verifyLedger(house.store)).toEqual({ ok: true, entries: 3 });
  });

  test("entries are found by rule, by who decided, by day and by what they are about", async () => {
    const house = await open("2026-03-04T12:00:00.000Z");
    const add = (more: Partial<Decision>) => house.store.transact((tx) => appendLedger(house, tx, { ...removal, ...more }));
    await add({});
    house.clock.advance(DAY);
    await add({ rule: "6", decidedBy: "rule", target: "comment:c2" });
    await add({ kind: "sanction", target: "sanction:s1", rule: "2" });
    const numbers = async (filter: Partial<LedgerFilter>) =>
      (await ledgerView(house.store, { kind: null, before: null, ...filter })).entries.map((entry) => entry.no);
    expect(await numbers({ rule: "6" })).toEqual([2]);
    expect(await numbers({ by: "rule" })).toEqual([2]);
    expect(await numbers({ from: "2026-03-05" })).toEqual([3, 2]);
    expect(await numbers({ to: "2026-03-04" })).toEqual([1]);
    expect(await numbers({ about: "c2" })).toEqual([2]);
    expect(await yearView(house.store, 2026)).toMatchObject({
      rules: [
        { rule: "3", removals: 1 },
        { rule: "6", removals: 1 },
      ],
      hasBefore: false,
    });
  });

  test("a receipt is checked with the site's key, and does not hold for another seal", async () => {
    const house = await open();
    await house.store.transact((tx) => appendLedger(house, tx, removal));
    const signer = await openSigner(join(house.folder, "receipts.key"), null);
    const { entries } = await ledgerView(house.store, { kind: null, before: null });
    const [entry] = entries;
    if (entry === undefined) throw new Error("no entry");
    const { says, signature, publicKey } = receiptOf(signer, "https://t.example", entry);
    const key = createPublicKey({ key: publicKey, format: "jwk" });
    const holds = (text: string): boolean => verify(null, Buffer.from(text), key, Buffer.from(signature, "base64url"));
    expect([holds(says), holds(receiptText("https://t.example", { ...entry, seal: "0".repeat(64) }))]).toEqual([true, false]);
    const again = await openSigner(join(house.folder, "receipts.key"), null);
    expect(again.publicKey).toEqual(publicKey);
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
