import { expect, test } from "vitest";
import { openBus } from "#events";
import { type Actor, DAY, MINUTE, SECOND, visitor } from "#kit";
import { commentSubject, hideComment, postComment } from "#conversation";
import { verifyLedger } from "#ledger";
import { eachDialect } from "../store/testing/index.ts";
import { appeal, hearAppeal } from "./appeal.ts";
import { bindMember } from "./bind-member.ts";
import { caseView } from "./case-view.ts";
import { claimCase, decideCase, noteCase, releaseCase, undoCase } from "./decide-case.ts";
import { fileReport, type ReportInput } from "./file-report.ts";
import { openModeration } from "./open-moderation.ts";
import { queueView } from "./queue-view.ts";
import type { Level } from "./standing.ts";
import { statementOfTarget } from "./statement-view.ts";
import { addMember, addStory } from "./testing/house.ts";
import { addEntry } from "./word-entries.ts";

const input = (target: string, more: Partial<ReportInput> = {}): ReportInput => ({
  target,
  reason: "attack",
  detail: "",
  notice: null,
  lang: "en",
  ...more,
});

eachDialect("review", (open) => {
  const start = async (levels: (id: string) => Level = () => 1) => {
    const bare = await open();
    await addStory(bare);
    const house = {
      ...bare,
      origin: "https://t.example",
      mailName: "Saltby Courier",
      standingOf: async (_tx: unknown, id: string) => levels(id),
      finders: {},
      sealer: { seal: (text: string) => text, open: (text: string) => text },
      takeTurn: () => ({ ok: true }) as never,
      visitorKey: () => "",
    };
    const bus = openBus(house);
    const room = openModeration(house);
    room.listen(bus);
    const [maren, max] = [await addMember(house, "maren", "moderator"), await addMember(house, "max", "moderator")];
    const una = await addMember(house, "una");
    const post = async (who: Actor, body: string, parentId: string | null = null): Promise<string> => {
      house.clock.advance(SECOND);
      const posted = await postComment({ ...house, judge: room.judge }, who, { storyId: "story-1", parentId, body, key: null });
      if (!posted.ok) throw new Error(posted.problem.kind);
      return posted.value.id;
    };
    const queue = (who: Actor = maren) => queueView(house, who, { kind: null, after: undefined, zone: "UTC" });
    const stateOf = async (id: string) => (await commentSubject(house.store.db, id))?.state;
    const mails = async () =>
      (await house.store.db.selectFrom("job").select("body").where("kind", "=", "mail.send").orderBy("id").execute()).map(
        ({ body }) => (JSON.parse(body) as { letter: { to: string; subject: string; text: string } }).letter,
      );
    return { house, bus, maren, max, una, post, queue, stateOf, mails };
  };

  test("from report to reversal: the author reads why, appeals, another moderator hears it, and all is as before", async () => {
    const { house, bus, maren, max, una, post, queue, stateOf, mails } = await start();
    const bo = await addMember(house, "boone");
    const parent = await post(una, "You are in their pocket, all of you.");
    const answer = await post(bo, "Speak for yourself.", parent);
    const target = `comment:${parent}`;
    expect(await fileReport(house, bo, input(target, { detail: "He always does this." }))).toMatchObject({
      ok: true,
      value: { isHidden: false },
    });
    expect(await fileReport(house, una, input(target))).toEqual({ ok: false, problem: "own" });
    expect(await fileReport(house, bo, input(target))).toEqual({ ok: false, problem: "again" });

    const found = (await queue()).items.find((item) => item.kind === "reported");
    if (found === undefined) throw new Error("no case");
    expect(found).toMatchObject({ target, reports: 1, score: 4, headline: "Gull" });
    await claimCase(house, maren, found.id);
    expect(await claimCase(house, max, found.id)).toEqual({ ok: false, problem: "claimed" });
    expect(await decideCase(house, max, found.id, { do: "keep" })).toEqual({ ok: false, problem: "claimed" });
    await noteCase(house, maren, found.id, "The first sentence only.");
    expect(await decideCase(house, maren, found.id, { do: "remove", rule: "3", reason: " " })).toEqual({ ok: false, problem: "no-reason" });
    expect(await decideCase(house, maren, found.id, { do: "remove", rule: "3", reason: "“In their pocket” is about the person." })).toEqual(
      { ok: true, value: null },
    );
    await bus.tell();
    expect([await stateOf(parent), await stateOf(answer)]).toEqual(["hidden", "published"]);
    expect((await queue()).items.filter((item) => item.target === target)).toEqual([]);

    const view = await statementOfTarget(house.store.db, target);
    expect(view?.decision).toMatchObject({
      measure: "hidden",
      rule: "3",
      isNoticed: true,
      isMadeByMachine: false,
      decidedBy: maren.id,
      isStanding: true,
    });
    const letters = await mails();
    expect(letters.filter(({ to }) => to === "una@t.example").map(({ text }) => text.includes("about the person"))).toEqual([true]);
    expect(letters.find(({ to }) => to === "boone@t.example")?.text).toContain("took it off");

    const id = view?.decision.id ?? "";
    expect(await appeal(house, bo, id, "It was not me who wrote it.")).toEqual({ ok: false, problem: "not-yours" });
    expect(await appeal(house, una, id, "no")).toEqual({ ok: false, problem: "too-short" });
    expect(await appeal(house, una, id, "It is a figure of speech.")).toEqual({ ok: true, value: null });
    expect(await appeal(house, una, id, "It is a figure of speech.")).toEqual({ ok: false, problem: "again" });
    const heard = (await queue()).items.find((item) => item.kind === "appeal");
    expect(heard?.dueAt).not.toBeNull();
    expect(await hearAppeal(house, maren, heard?.id ?? "", { isReversed: false, reason: "No." })).toEqual({
      ok: false,
      problem: "own-decision",
    });
    expect((await caseView(house, maren, heard?.id ?? ""))?.isOwnDecision).toBe(true);
    expect(await hearAppeal(house, max, heard?.id ?? "", { isReversed: true, reason: "So it is." })).toEqual({ ok: true, value: null });
    await bus.tell();
    expect([await stateOf(parent), await stateOf(answer)]).toEqual(["published", "published"]);
    const after = await statementOfTarget(house.store.db, target);
    expect([after?.decision.isStanding, after?.appeal?.state, after?.appeal?.reason]).toEqual([false, "reversed", "So it is."]);
    const entries = await house.store.db.selectFrom("ledger_entry").select(["kind", "ground", "decided_by"]).orderBy("no").execute();
    expect(entries).toEqual([
      { kind: "removal", ground: "rule", decided_by: "moderator" },
      { kind: "restoration", ground: "appeal", decided_by: "moderator" },
    ]);
    expect(await verifyLedger(house.store)).toMatchObject({ ok: true });
    expect((await mails()).filter(({ to }) => to === "una@t.example").length).toBe(2);
  });

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

  test("what is held waits in the queue, is let out or turned down with a reason, and a decision can be taken back for ten minutes", async () => {
    const { house, bus, maren, una, post, queue, stateOf } = await start();
    await addEntry(house, maren, {
      pattern: "blatherskite",
      action: "hold",
      rule: "3",
      scope: { kind: "site", value: "" },
      isDisguised: false,
      isStretched: false,
      endsAt: null,
      note: "",
    });
    const [one, two] = [await post(una, "A blatherskite spoke."), await post(una, "Another blatherskite spoke.")];
    const cases = (await queue()).items;
    expect(cases.map((item) => [item.kind, item.target])).toEqual([one, two].map((id) => ["judged", `comment:${id}`]));
    expect((await caseView(house, maren, cases[0]?.id ?? ""))?.signals.find((signal) => signal.check === "words")).toMatchObject({
      asks: "hold",
      rule: "3",
    });
    await decideCase(house, maren, cases[0]?.id ?? "", { do: "keep" });
    await decideCase(house, maren, cases[1]?.id ?? "", { do: "remove", rule: "3", reason: "Not that word." });
    await bus.tell();
    expect([await stateOf(one), await stateOf(two)]).toEqual(["published", "rejected"]);
    expect((await statementOfTarget(house.store.db, `comment:${two}`))?.decision).toMatchObject({
      measure: "rejected",
      isFoundByMachine: true,
    });
    expect((await queue()).undo).toBe(cases[1]?.id);
    await undoCase(house, maren, cases[1]?.id ?? "");
    await bus.tell();
    expect([await stateOf(two), (await queue()).items.length]).toEqual(["published", 1]);
    await decideCase(house, maren, cases[1]?.id ?? "", { do: "keep" });
    house.clock.advance(11 * MINUTE);
    expect(await undoCase(house, maren, cases[1]?.id ?? "")).toEqual({ ok: false, problem: "too-late" });
  });

  test("removed elsewhere on the site, a reply has the same statement, and its cases are closed", async () => {
    const { house, bus, maren, una, post, queue } = await start();
    const bo = await addMember(house, "boone");
    const id = await post(una, "Buy my eggs.");
    await fileReport(house, bo, input(`comment:${id}`, { reason: "advertising" }));
    await hideComment(house, maren, id, { rule: "6", reason: "It sells eggs." });
    await bus.tell();
    await bus.tell();
    expect((await statementOfTarget(house.store.db, `comment:${id}`))?.decision).toMatchObject({ rule: "6", reason: "It sells eggs." });
    expect((await queue()).items).toEqual([]);
  });

  test("a claim ends by itself, and can be given back", async () => {
    const { house, maren, max, una, post, queue } = await start();
    await post(una, "Hello there.");
    const [first] = (await queue()).items;
    await claimCase(house, maren, first?.id ?? "");
    expect((await queue(max)).items[0]).toMatchObject({ claimedBy: "maren Tester", isMine: false });
    await releaseCase(house, maren, first?.id ?? "");
    expect((await queue(max)).items[0]?.claimedBy).toBeNull();
    await claimCase(house, maren, first?.id ?? "");
    house.clock.advance(16 * MINUTE);
    expect(await claimCase(house, max, first?.id ?? "")).toEqual({ ok: true, value: null });
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
