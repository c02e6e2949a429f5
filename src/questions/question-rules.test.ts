import { expect, test } from "vitest";
import { hideComment, restoreComment } from "#conversation";
import { openBus } from "#events";
import { openWorker } from "#jobs";
import { DAY, HOUR, later, visitor } from "#kit";
import type { News } from "#members";
import { sampleFrame } from "#ui";
import { eachDialect, type TestHouse } from "../store/testing/index.ts";
import { followComments } from "./follow-comments.ts";
import { mergeQuestion } from "./merge-question.ts";
import { listPage } from "./pages/list-page.tsx";
import { answerRecord, deskQueue, questionById } from "./queries.ts";
import { CANNOT_REASONS } from "./question.ts";
import { markAnswer } from "./resolve-question.ts";
import { openRound } from "./run-round.ts";
import { type Move, runQuestion } from "./run-question.ts";
import { setUpSession } from "./sessions/set-up-session.ts";
import { closeQuiet, handleQuestionJobs } from "./sweep.ts";
import { addMember, addStory, answer, ask, asking, rowOf } from "./testing/asking.ts";
import { wantQuestion } from "./want-question.ts";
import { openWriteTyped } from "./write-typed.ts";

const SOURCES = ["The tables."];

eachDialect("the rules of questions", (open) => {
  const start = async () => {
    const house = await open();
    const story = await addStory(house);
    const [ida, una, bo] = [await addMember(house, "ida", "editor"), await addMember(house, "una"), await addMember(house, "boone")];
    const run = async (id: string, move: Move) => {
      const done = await runQuestion(house, ida, id, move);
      return done.ok ? "done" : done.problem;
    };
    return { house, story, ida, una, bo, run };
  };

  test("a named journalist or the newsroom as a whole takes a question on, with a due date that readers see", async () => {
    const { house, story, ida, una, run } = await start();
    const id = await ask(house, una, story, "Who owns the mole?");
    expect(await run(id, { step: "assign", handle: " ", dueDays: 3, note: "" })).toBe("done");
    const due = later(house.clock.now(), 3 * DAY);
    expect(await questionById(house, visitor, id)).toMatchObject({ state: "assigned", assignedTo: null, dueAt: due });
    expect(await run(id, { step: "assign", handle: "ida", dueDays: 1, note: "" })).toBe("done");
    expect((await questionById(house, visitor, id))?.assignedTo?.handle).toBe(ida.handle);
  });

  test("the day promised for a question about our reporting stays while it is on the shortlist and is given anew when it is opened again", async () => {
    const { house, story, una, run } = await start();
    const id = await ask(house, una, story, "Why was the ferry not asked?", { about: { aim: "reporting" } });
    const promised = (await rowOf(house, id)).due_at;
    await run(id, { step: "shortlist" });
    expect([promised, (await rowOf(house, id)).due_at]).toEqual(["2026-03-06T12:00:00.000Z", promised]);
    await run(id, { step: "close", reason: "off-topic", note: "" });
    house.clock.advance(7 * DAY);
    await run(id, { step: "reopen" });
    expect(await rowOf(house, id)).toMatchObject({ state: "open", due_at: "2026-03-13T12:00:00.000Z" });
  });

  test("what cannot be answered says why, with one of four reasons, and can only be opened again", async () => {
    const { house, story, una, run } = await start();
    const id = await ask(house, una, story, "Who is on the list?");
    for (const reason of CANNOT_REASONS) {
      expect(await run(id, { step: "cannot", reason, note: "So it is." })).toBe("done");
      expect(await questionById(house, visitor, id)).toMatchObject({ state: "cannot", reason, note: "So it is." });
      expect(await run(id, { step: "shortlist" })).toBe("not-now");
      expect(await run(id, { step: "reopen" })).toBe("done");
      expect(await rowOf(house, id)).toMatchObject({ state: "open", reason: null, note: "" });
    }
  });

  test("an answer of the desk names its sources; a reader's need not", async () => {
    const { house, story, ida, una, bo } = await start();
    const id = await ask(house, una, story, "How high is the mole?");
    const typed = { kind: "answer", storyId: story, parentId: id, body: "Nine metres.", key: null, about: "{}" } as const;
    const write = (who: typeof ida) => house.store.transact((tx) => openWriteTyped(asking(house))(tx, who, typed));
    expect(await write(ida)).toMatchObject({ ok: false, problem: { kind: "no-sources" } });
    expect(await write(bo)).toMatchObject({ ok: true });
    expect((await rowOf(house, id)).state).toBe("open");
  });

  test("what is answered has an answer to be read: it is open again when the last that answered it was taken off", async () => {
    const { house, story, ida, una, bo } = await start();
    const bus = openBus(house);
    followComments(house, bus);
    const id = await ask(house, una, story, "How high is the mole?");
    const [first, second] = [
      await answer(house, ida, story, id, "Nine metres.", SOURCES),
      await answer(house, bo, story, id, "Nine and a half."),
    ];
    await markAnswer(asking(house), ida, id, second);
    await hideComment(house, ida, first, { rule: "3", reason: "A test." });
    await bus.tell();
    expect((await rowOf(house, id)).state).toBe("answered");
    await hideComment(house, ida, second, { rule: "3", reason: "A test." });
    await bus.tell();
    expect(await rowOf(house, id)).toMatchObject({ state: "open", answered_at: null, answer_ms: null });
    await restoreComment(house, ida, second);
    house.clock.advance(HOUR);
    expect((await markAnswer(asking(house), ida, id, second)).ok).toBe(true);
    expect(await rowOf(house, id)).toMatchObject({ state: "answered", answer_ms: HOUR });
  });

  const toldIn = async (house: TestHouse): Promise<readonly (readonly [string, News])[]> => {
    const told: (readonly [string, News])[] = [];
    const worker = openWorker(house);
    handleQuestionJobs({ ...house, tell: async (_tx, to, news) => void told.push(...to.map((each) => [each, news] as const)) }, worker);
    await worker.drain();
    return told;
  };

  test("both askers are told of a merge, and whoever follows the merged one of what becomes of the other: an answer, a story", async () => {
    const { house, story, ida, una, bo, run } = await start();
    const [head, same] = [await ask(house, una, story, "How high is the mole?"), await ask(house, bo, story, "What height has the mole?")];
    await mergeQuestion(house, ida, same, head);
    const joined = new Map((await toldIn(house)).map(([who, { told, path }]) => [who, [told.en.split(" (")[0], path]]));
    expect(joined).toEqual(
      new Map([
        [una.id, ["Somebody asked the same as you: their question was joined to yours", `/question/${head}`]],
        [bo.id, ["A question you follow was joined to another that asks the same", `/question/${same}`]],
      ]),
    );
    await answer(house, ida, story, head, "Nine metres.", SOURCES);
    expect(new Set((await toldIn(house)).map(([who]) => who))).toEqual(new Set([una.id, bo.id]));
    const shortId = (await house.store.db.selectFrom("story").select("short_id").where("id", "=", story).executeTakeFirstOrThrow())
      .short_id;
    expect(await run(head, { step: "become", storyId: shortId })).toBe("done");
    const became = await toldIn(house);
    expect(new Set(became.map(([who]) => who))).toEqual(new Set([una.id, bo.id]));
    expect(became[0]?.[1].told.en).toContain("became a story");
  });

  test("whoever wants to know a merged question keeps the one it was merged into from being closed", async () => {
    const { house, story, ida, una, bo } = await start();
    const [head, same] = [await ask(house, una, story, "How high is the mole?"), await ask(house, una, story, "What height has the mole?")];
    await mergeQuestion(house, ida, same, head);
    house.clock.advance(20 * DAY);
    await wantQuestion(house, bo, same, { isWanting: true });
    house.clock.advance(20 * DAY);
    expect([await closeQuiet(house), (await rowOf(house, head)).state]).toEqual([0, "open"]);
    house.clock.advance(11 * DAY);
    expect([await closeQuiet(house), (await rowOf(house, head)).state]).toEqual([1, "closed"]);
  });

  test("what was put to a guest is not closed before the session, however long it waits", async () => {
    const { house, story, ida, una } = await start();
    await addMember(house, "gustav");
    const { short_id: storyId } = await house.store.db
      .selectFrom("story")
      .select("short_id")
      .where("id", "=", story)
      .executeTakeFirstOrThrow();
    const startsAt = later(house.clock.now(), 40 * DAY);
    const wanted = {
      storyId,
      handle: "gustav",
      guestWords: "harbour master",
      title: "Ask",
      intro: "",
      collectsAt: null,
      startsAt,
      minutes: 60,
    };
    const made = await setUpSession(house, ida, wanted);
    if (!made.ok) throw new Error(made.problem);
    const id = await ask(house, una, story, "Who decides?", { about: { aim: "guest", session: made.value.id } });
    house.clock.advance(35 * DAY);
    expect([await closeQuiet(house), (await rowOf(house, id)).state]).toEqual([0, "open"]);
    house.clock.advance(40 * DAY);
    expect([await closeQuiet(house), (await rowOf(house, id)).state]).toEqual([1, "closed"]);
  });

  test("a round holds three to seven questions of the shortlist, each once", async () => {
    const { house, story, ida, una, run } = await start();
    const ids: string[] = [];
    for (let number = 0; number < 8; number += 1) ids.push(await ask(house, una, story, `Question ${number}: why so many gulls?`));
    const opened = async (chosen: readonly string[]) => {
      const round = await openRound(house, ida, { ids: chosen, days: 3 });
      return round.ok ? "done" : round.problem;
    };
    for (const id of ids.slice(1)) await run(id, { step: "shortlist" });
    const [open_ = "", one = "", two = ""] = ids;
    expect([await opened(ids), await opened([one, two, two]), await opened([open_, one, two])]).toEqual(["too-many", "too-few", "not-now"]);
    expect(await opened(ids.slice(1))).toBe("done");
  });

  test("the printed record is of real numbers: 8 of 13 answered are 62 %, and half of the 8 came within 19 hours", async () => {
    const { house, story, ida, una, bo, run } = await start();
    const waits = [1, 5, 12, 19, 26, 30, 50, 90]; // of eight waits the fourth: half of them are as long or shorter
    const asked: string[] = [];
    for (let number = 0; number < 15; number += 1) asked.push(await ask(house, number === 14 ? bo : una, story, `Number ${number}: why?`));
    const [again = "", merged = ""] = asked.slice(13);
    let passed = 0;
    for (const [place, hours] of waits.entries()) {
      house.clock.advance((hours - passed) * HOUR);
      passed = hours;
      await answer(house, ida, story, asked[place] ?? "", `So it is, number ${place}.`, SOURCES);
    }
    await run(asked[8] ?? "", { step: "cannot", reason: "unknowable", note: "" });
    await mergeQuestion(house, ida, merged, asked[9] ?? "");
    await answer(house, ida, story, again, "Not the last word.", SOURCES);
    await run(again, { step: "reopen" });
    await hideComment(house, ida, asked[12] ?? "", { rule: "3", reason: "A test." });
    await house.store.db
      .updateTable("question")
      .set({ is_shown: 0 })
      .where("id", "=", asked[12] ?? "")
      .execute();
    const record = await answerRecord(house);
    expect(record).toEqual({ asked: 13, answered: 8, medianMs: 19 * HOUR });
    const page = listPage(sampleFrame(), { list: { questions: [], next: null }, record, filter: {}, rounds: [], sessions: [] });
    expect(page).toContain("We answered 62% of the questions of the last year, half of them within 19 hours.");
    house.clock.advance(366 * DAY);
    expect(await answerRecord(house)).toEqual({ asked: 0, answered: 0, medianMs: null });
  });

  test("the desk's list holds whatever waits and nothing that does not", async () => {
    const { house, story, ida, una, run } = await start();
    const [kept, gone] = [await ask(house, una, story, "How high is the mole?"), await ask(house, una, story, "Who is on the list?")];
    await run(gone, { step: "cannot", reason: "legal", note: "" });
    expect((await deskQueue(house, ida, {})).map(({ id }) => id)).toEqual([kept]);
    expect((await deskQueue(house, ida, { state: "cannot" })).map(({ id }) => id)).toEqual([gone]);
  });
});
