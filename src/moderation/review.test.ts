import { publish } from "#events";
import { expect, test } from "vitest";
import { openWorker } from "#jobs";
import { MINUTE } from "#kit";
import { hideComment } from "#conversation";
import { verifyLedger } from "#ledger";
import { eachDialect } from "../store/testing/index.ts";
import { appeal, hearAppeal } from "./appeal.ts";
import { handleDueAppeals } from "./appeal-due.ts";
import { APPEAL_DUE_MS, BASE_SCORES } from "./case.ts";
import { caseView } from "./case-view.ts";
import { claimCase, decideCase, noteCase, releaseCase, undoCase } from "./decide-case.ts";
import { fileReport } from "./file-report.ts";
import type { Level } from "./standing.ts";
import { statementOfTarget } from "./statement-view.ts";
import { addMember } from "./testing/house.ts";
import { addEntry } from "./word-entries.ts";
import { input, startReview } from "./testing/review.ts";

eachDialect("review", (open) => {
  const start = async (levels?: (id: string) => Level) => startReview(await open(), levels);

  test("from report to reversal: the author reads why, appeals, another moderator hears it, and all is as before", async () => {
    const { house, bus, maren, max, una, post, queue, stateOf, mails, told } = await start();
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
    const worker = openWorker(house);
    handleDueAppeals(house, worker);
    await worker.drain();
    expect((await queue()).items.find((item) => item.kind === "appeal")?.score).toBe(BASE_SCORES.appeal);
    house.clock.advance(APPEAL_DUE_MS);
    await worker.drain();
    expect((await queue()).items[0]).toMatchObject({ kind: "appeal", score: BASE_SCORES.lateAppeal });
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
    expect(told).toMatchObject([{ to: [una.id], news: { kind: "decision", subject: `decision:${id}:appeal`, isMailed: true } }]);
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

  test("a name or a bio that holds a listed word comes before the moderators", async () => {
    const { house, bus, maren, una, queue } = await start();
    await addEntry(house, maren, {
      pattern: "blatherskite",
      action: "reject",
      rule: "3",
      scope: { kind: "site", value: "" },
      isDisguised: true,
      isStretched: false,
      endsAt: null,
      note: "",
    });
    const memberId = una.id ?? "";
    await house.store.db.updateTable("member").set({ about: "A bl4therskite by trade." }).where("id", "=", memberId).execute();
    await house.store.transact((tx) =>
      publish(house, tx, { kind: "member.changed", topic: `member:${memberId}`, body: { member: memberId } }),
    );
    await bus.tell();
    const [found] = (await queue()).items;
    expect(found).toMatchObject({ kind: "judged", target: `member:${memberId}` });
    const view = await caseView(house, maren, found?.id ?? "");
    expect([view?.words.includes("bl4therskite"), view?.signals.map(({ check, asks }) => [check, asks])]).toEqual([
      true,
      [["words", "reject"]],
    ]);
    expect(await decideCase(house, maren, found?.id ?? "", { do: "keep" })).toEqual({ ok: true, value: null });
  });
});
