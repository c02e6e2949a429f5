import { expect, test } from "vitest";
import { DAY, visitor } from "#kit";
import { commentSubject } from "#conversation";
import { eachDialect } from "../store/testing/index.ts";
import { appeal, hearAppeal } from "./appeal.ts";
import { bindMember } from "./bind-member.ts";
import { decideCase } from "./decide-case.ts";
import { fileReport, type ReportInput } from "./file-report.ts";
import type { Level } from "./standing.ts";
import { statementOfTarget } from "./statement-view.ts";
import { addMember } from "./testing/house.ts";
import { addEntry } from "./word-entries.ts";
import { input, startReview } from "./testing/review.ts";

eachDialect("reports and what follows them", (open) => {
  const start = async (levels?: (id: string) => Level) => startReview(await open(), levels);

  test("trusted readers hide what they report until a moderator has looked; a brigade of new accounts does not", async () => {
    const proved = new Set<string>();
    const { house, bus, maren, una, post, queue, stateOf } = await start((id) => (proved.has(id) ? 3 : 0));
    proved.add(una.id ?? "");
    const id = await post(una, "The harbour master is wrong about the tide.");
    const target = `comment:${id}`;
    for (let count = 0; count < 60; count += 1) {
      const fresh = await addMember(house, `fresh${count}`);
      expect(await fileReport(house, fresh, input(target))).toMatchObject({ value: { isHidden: false } });
    }
    for (let count = 0; count < 20; count += 1) await fileReport(house, visitor, input(target));
    expect(await stateOf(id)).toBe("published");
    expect((await queue()).items[0]).toMatchObject({ target, reports: 80, score: 82 }); // looked at first

    const [ada, ben, cyd] = [await addMember(house, "ada"), await addMember(house, "ben"), await addMember(house, "cyd")];
    for (const each of [ada, ben, cyd]) proved.add(each.id ?? "");
    const hides = [];
    for (const each of [ada, ben, cyd]) hides.push(await fileReport(house, each, input(target)));
    expect(hides.map((each) => each.ok && each.value.isHidden)).toEqual([false, false, true]);
    await bus.tell();
    expect(await stateOf(id)).toBe("hidden");
    const view = await statementOfTarget(house.store.db, target);
    expect(view?.decision).toMatchObject({ isNoticed: true, isMadeByMachine: true, decidedBy: null, rule: "3" });

    const found = (await queue()).items.find((item) => item.kind === "reported");
    await decideCase(house, maren, found?.id ?? "", { do: "keep" });
    await bus.tell();
    expect(await stateOf(id)).toBe("published");
    expect(await fileReport(house, await addMember(house, "dov"), input(target))).toEqual({ ok: false, problem: "reviewed" });
    const states = await house.store.db.selectFrom("report").select("state").distinct().execute();
    expect(states).toEqual([{ state: "disagreed" }]);
  });

  test("a restriction binds until it ends, is told with its reason, and falls on appeal", async () => {
    const { house, bus, maren, max, una, post, queue, mails } = await start();
    const lay = { kind: "suspend", days: 7, scope: "site", rule: "2", reason: "The same forty times." } as const;
    expect(await bindMember(house, una, una.id ?? "", lay)).toEqual({ ok: false, problem: "not-yours" });
    expect(await bindMember(house, maren, max.id ?? "", lay)).toEqual({ ok: false, problem: "staff" });
    expect(await bindMember(house, maren, una.id ?? "", { ...lay, days: 0 })).toEqual({ ok: false, problem: "no-end" });
    expect((await bindMember(house, maren, una.id ?? "", lay)).ok).toBe(true);
    await expect(post(una, "Hello?")).rejects.toThrow("suspended");
    expect((await mails()).at(-1)?.text).toContain("The same forty times.");
    const sanction = await house.store.db.selectFrom("sanction").select("id").executeTakeFirstOrThrow();
    const view = await statementOfTarget(house.store.db, `sanction:${sanction.id}`);
    await appeal(house, una, view?.decision.id ?? "", "It was a loop in my phone.");
    const [heard] = (await queue()).items;
    await hearAppeal(house, max, heard?.id ?? "", { isReversed: true, reason: "A broken phone." });
    await bus.tell();
    await post(una, "Hello again.");
    const other = await addMember(house, "boone");
    await bindMember(house, maren, other.id ?? "", { ...lay, scope: "section:town" });
    await post(other, "In the harbour I may speak.");
    await bindMember(house, maren, other.id ?? "", { ...lay, scope: "section:harbour" });
    await expect(post(other, "Not any more.")).rejects.toThrow("suspended");
    house.clock.advance(8 * DAY);
    await post(other, "A week later I may.");
  });

  test("a rule that turns down by itself and is reversed too often goes on only to hold", async () => {
    const { house, bus, maren, max, una, post, queue } = await start();
    await addEntry(house, maren, {
      pattern: "cock",
      action: "reject",
      rule: "3",
      scope: { kind: "site", value: "" },
      isDisguised: false,
      isStretched: false,
      endsAt: null,
      note: "",
    });
    const bodies = ["A cock crowed.", "The cock of the walk.", "Cock and hen.", "One cock more.", "Cock robin died."];
    const ids: string[] = [];
    for (const body of bodies) ids.push(await post(una, body));
    await bus.tell();
    for (const id of ids.slice(0, 2)) {
      const view = await statementOfTarget(house.store.db, `comment:${id}`);
      expect(view?.decision).toMatchObject({ measure: "rejected", isMadeByMachine: true, isFoundByMachine: true });
      await appeal(house, una, view?.decision.id ?? "", "It is only a bird.");
      const heard = (await queue()).items.find((item) => item.kind === "appeal");
      await hearAppeal(house, max, heard?.id ?? "", { isReversed: true, reason: "A bird." });
      await bus.tell();
    }
    const entry = await house.store.db.selectFrom("word_entry").selectAll().executeTakeFirstOrThrow();
    expect([entry.action, entry.demoted_at === null]).toEqual(["hold", false]);
    const told = await house.store.db.selectFrom("ledger_entry").select(["kind", "ground"]).where("kind", "=", "rule").execute();
    expect(told).toEqual([{ kind: "rule", ground: "often-wrong" }]);
    const id = await post(una, "A cock, once more.");
    expect((await commentSubject(house.store.db, id))?.state).toBe("held");
  });

  test("a formal notice needs who gives it, why, and good faith", async () => {
    const { house, una, post } = await start();
    const target = `comment:${await post(una, "A threat, perhaps.")}`;
    const notice = { name: "Bo Reader", email: "bo@reader.example", isGoodFaith: true };
    const detail = "It threatens my neighbour by name and address.";
    const tries: readonly [Partial<ReportInput>, string | null][] = [
      [{ notice, detail: "Bad." }, "no-detail"],
      [{ notice: { ...notice, name: " " }, detail }, "no-name"],
      [{ notice: { ...notice, email: "bo" }, detail }, "no-email"],
      [{ notice: { ...notice, isGoodFaith: false }, detail }, "no-good-faith"],
      [{ notice, detail }, null],
    ];
    for (const [more, problem] of tries) {
      const filed = await fileReport(house, visitor, input(target, { reason: "unlawful", ...more }));
      expect(filed.ok ? null : filed.problem).toBe(problem);
    }
    expect(await fileReport(house, visitor, input("comment:nothere"))).toEqual({ ok: false, problem: "not-there" });
    expect(await fileReport(house, visitor, input(`https://t.example/story/x/y?at=${target.slice(8)}#c-${target.slice(8)}`))).toMatchObject(
      { ok: true },
    );
  });
});
