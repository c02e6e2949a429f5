import { expect, test } from "vitest";
import { hideComment, restoreComment } from "#conversation";
import { openBus } from "#events";
import { openWorker } from "#jobs";
import { DAY, HOUR, visitor } from "#kit";
import type { News } from "#members";
import { eachDialect, type TestHouse } from "../store/testing/index.ts";
import { answersTo } from "./answer-view.ts";
import { followComments } from "./follow-comments.ts";
import { mergeQuestion, unmergeQuestion } from "./merge-question.ts";
import { answerRecord, questionById, questionList, similarQuestions, storyQuestions } from "./queries.ts";
import { markAnswer, resolveQuestion } from "./resolve-question.ts";
import { roundView } from "./round-view.ts";
import { endRound, openRound, voteInRound } from "./run-round.ts";
import { runQuestion } from "./run-question.ts";
import { closeQuiet, handleQuestionJobs } from "./sweep.ts";
import { addMember, addStory, answer, ask, asking, rowOf } from "./testing/asking.ts";
import { wantQuestion } from "./want-question.ts";

const TIDE = "Which nights will the tide be too high for the barrier?";

eachDialect("questions", (open) => {
  const start = async () => {
    const house = await open();
    const story = await addStory(house);
    const [ida, una, bo, cleo] = [
      await addMember(house, "ida", "editor"),
      await addMember(house, "una"),
      await addMember(house, "boone"),
      await addMember(house, "cleo"),
    ];
    return { house, story, ida, una, bo, cleo };
  };

  test("a form sent twice asks once, and whoever asks wants to know", async () => {
    const { house, story, una } = await start();
    const ids = await Promise.all(Array.from({ length: 6 }, () => ask(house, una, story, TIDE, { key: "form" })));
    expect(new Set(ids).size).toBe(1);
    expect(await rowOf(house, ids[0] ?? "")).toMatchObject({ state: "open", wants: 1, head_id: ids[0], story_version: 1 });
  });

  test("wanting to know counts each member once and is taken back; nobody wants to know their own question", async () => {
    const { house, story, una, bo, cleo } = await start();
    const id = await ask(house, una, story, TIDE);
    const want = async (who: typeof una, isWanting: boolean) => {
      const wanted = await wantQuestion(house, who, id, { isWanting });
      return wanted.ok ? wanted.value.wants : wanted.problem;
    };
    expect(await Promise.all([want(bo, true), want(bo, true), want(cleo, true)])).toContain(3);
    expect([await want(bo, false), await want(una, true), await want(visitor, true)]).toEqual([2, "own", "not-signed-in"]);
    expect((await wantQuestion(house, bo, id, { isFollowing: true })).ok).toBe(true);
    expect(await rowOf(house, id)).toMatchObject({ wants: 2 });
  });

  test("merging counts each member once at the other question, and taking it back leaves all as it was", async () => {
    const { house, story, ida, una, bo, cleo } = await start();
    const [a, b, c] = [
      await ask(house, una, story, TIDE),
      await ask(house, bo, story, "What nights are dangerous?"),
      await ask(house, cleo, story, "When is the tide too high?"),
    ];
    await wantQuestion(house, cleo, a, { isWanting: true });
    await wantQuestion(house, una, b, { isWanting: true });
    const before = [await rowOf(house, a), await rowOf(house, b), await rowOf(house, c)];
    expect((await mergeQuestion(house, una, b, a)).ok).toBe(false);
    expect((await mergeQuestion(house, ida, c, b)).ok).toBe(true);
    expect((await rowOf(house, b)).wants).toBe(3);
    expect((await mergeQuestion(house, ida, b, a)).ok).toBe(true);
    expect((await rowOf(house, a)).wants).toBe(3);
    expect(await rowOf(house, c)).toMatchObject({ head_id: a, merged_into: b, state: "merged" });
    const refused = [await mergeQuestion(house, ida, a, b), await mergeQuestion(house, ida, a, a), await mergeQuestion(house, ida, b, a)];
    expect(refused.map((each) => (each.ok ? "done" : each.problem))).toEqual(["into-merged", "itself", "not-now"]);
    await unmergeQuestion(house, ida, b);
    expect(await rowOf(house, c)).toMatchObject({ head_id: b });
    await unmergeQuestion(house, ida, c);
    const past = [await rowOf(house, a), await rowOf(house, b), await rowOf(house, c)];
    expect(past.map(({ wants, state, head_id, merged_into }) => ({ wants, state, head_id, merged_into }))).toEqual(
      before.map(({ wants, state, head_id, merged_into }) => ({ wants, state, head_id, merged_into })),
    );
  });

  test("an answer of the desk answers; a reader's answers once the desk confirms it; the asker's badge moves nothing", async () => {
    const { house, story, ida, una, bo } = await start();
    const id = await ask(house, una, story, TIDE);
    const readers = await answer(house, bo, story, id, "The ninth and the tenth.");
    expect((await rowOf(house, id)).state).toBe("open");
    expect((await markAnswer(asking(house), bo, id, readers)).ok).toBe(false);
    house.clock.advance(19 * HOUR);
    expect((await markAnswer(asking(house), ida, id, readers)).ok).toBe(true);
    expect(await rowOf(house, id)).toMatchObject({ state: "answered", answer_ms: 19 * HOUR });
    house.clock.advance(HOUR);
    const desk = await answer(house, ida, story, id, "Three: 9, 10, 11 October.", ["https://tides.example/2026"]);
    expect((await resolveQuestion(asking(house), bo, id, readers)).ok).toBe(false);
    expect((await resolveQuestion(asking(house), una, id, readers)).ok).toBe(true);
    const order = (await answersTo(house, visitor, [id], story)).get(id) ?? [];
    expect(order.map(({ comment, kind }) => [comment.id, kind])).toEqual([
      [desk, "staff"],
      [readers, "reader"],
    ]);
    expect(await rowOf(house, id)).toMatchObject({ answer_ms: 19 * HOUR, resolved_by: readers });
    expect((await storyQuestions(house, visitor, story)).answered.map((each) => each.id)).toEqual([id]);
  });

  test("a round hides its counts until its end; the most chosen goes to whoever opened it, the others are open again", async () => {
    const { house, story, ida, una, bo, cleo } = await start();
    const ids = [];
    for (const body of ["What does it cost?", "Who pays for the work?", "Why was nobody told before?"]) {
      const id = await ask(house, una, story, body);
      await runQuestion(house, ida, id, { step: "shortlist" });
      ids.push(id);
    }
    const [first = "", second = "", third = ""] = ids;
    expect((await openRound(house, ida, { ids: [first, second], days: 3 })).ok).toBe(false);
    const opened = await openRound(house, ida, { ids, days: 3 });
    if (!opened.ok) throw new Error(opened.problem);
    const round = opened.value.id;
    for (const [who, what] of [
      [una, first],
      [bo, second],
      [cleo, second],
      [una, second],
    ] as const)
      expect((await voteInRound(house, who, round, what)).ok).toBe(true);
    expect((await roundView(house, una, round))?.entries.map(({ votes }) => votes)).toEqual([null, null, null]);
    expect(await house.store.transact((tx) => endRound(house, tx, round))).toBe(false);
    house.clock.advance(3 * DAY);
    const late = await voteInRound(house, una, round, third);
    expect(late.ok ? "" : late.problem).toBe("over");
    expect(await house.store.transact((tx) => endRound(house, tx, round))).toBe(true);
    expect(await house.store.transact((tx) => endRound(house, tx, round))).toBe(false);
    const view = await roundView(house, visitor, round);
    expect(view?.entries.map(({ question, votes }) => [question.id, votes])[0]).toEqual([second, 3]);
    expect(await rowOf(house, second)).toMatchObject({ state: "assigned", assigned_to: ida.id });
    expect([(await rowOf(house, first)).state, (await rowOf(house, third)).state]).toEqual(["open", "open"]);
  });

  test("an open question in which nothing moves for 30 days is closed, and an editor opens it again", async () => {
    const { house, story, ida, una, bo } = await start();
    const id = await ask(house, una, story, TIDE);
    house.clock.advance(20 * DAY);
    await wantQuestion(house, bo, id, { isWanting: true });
    house.clock.advance(20 * DAY);
    expect([await closeQuiet(house), (await rowOf(house, id)).state]).toEqual([0, "open"]);
    house.clock.advance(11 * DAY);
    expect([await closeQuiet(house), await rowOf(house, id)]).toMatchObject([1, { state: "closed", reason: "quiet" }]);
    const shut = await runQuestion(house, ida, id, { step: "assign", handle: "ida", dueDays: null, note: "" });
    expect(shut.ok ? "" : shut.problem).toBe("not-now");
    expect((await runQuestion(house, ida, id, { step: "reopen" })).ok).toBe(true);
    expect(await rowOf(house, id)).toMatchObject({ state: "open", reason: null });
  });

  test("about how we reported: the answer is due in two working days; assigning names a journalist", async () => {
    const { house, story, ida, una } = await start();
    const id = await ask(house, una, story, "Why did you not ask the ferry's operator?", { about: { aim: "reporting" } });
    expect((await rowOf(house, id)).due_at).toBe("2026-03-06T12:00:00.000Z");
    const assign = async (handle: string) =>
      runQuestion(house, ida, id, { step: "assign", handle, dueDays: null, note: "We ask the  board." });
    expect(await assign("una")).toMatchObject({ ok: false, problem: "no-member" });
    house.clock.advance(2 * DAY);
    expect((await assign("@Ida")).ok).toBe(true);
    expect(await rowOf(house, id)).toMatchObject({ state: "assigned", due_at: "2026-03-10T12:00:00.000Z", note: "We ask the board." });
  });

  test("words that were taken off take the question off every list, and bring it back", async () => {
    const { house, story, ida, una } = await start();
    const bus = openBus(house);
    followComments(house, bus);
    const id = await ask(house, una, story, TIDE);
    await bus.tell();
    await hideComment(house, ida, id, { rule: "3", reason: "A test." });
    expect(await questionById(house, visitor, id)).toBeNull();
    await bus.tell();
    expect((await rowOf(house, id)).is_shown).toBe(0);
    expect((await questionList(house, visitor, {})).questions).toEqual([]);
    await restoreComment(house, ida, id);
    await bus.tell();
    expect((await questionList(house, visitor, { q: "tides" })).questions.map((each) => each.id)).toEqual([id]);
  });

  test("questions like the one to be asked are found, those of the same story first", async () => {
    const { house, story, una, bo } = await start();
    const other = await addStory(house, "heron");
    const [there, here] = [
      await ask(house, una, other, "How high is the tide at the barrier?"),
      await ask(house, bo, story, "What tide can the barrier hold?"),
    ];
    await ask(house, bo, story, "Who pays the ferry's crew?");
    const found = await similarQuestions(house, visitor, story, "Is the barrier high enough for the October tide?");
    expect(found.map((each) => each.id).toSorted()).toEqual([there, here].toSorted());
    expect(await similarQuestions(house, visitor, story, "Why?")).toEqual([]);
  });

  const toldIn = async (house: TestHouse): Promise<readonly { readonly to: readonly string[]; readonly news: News }[]> => {
    const told: { readonly to: readonly string[]; readonly news: News }[] = [];
    const worker = openWorker(house);
    handleQuestionJobs({ ...house, tell: async (_tx, to, news) => void told.push({ to, news }) }, worker);
    await worker.drain();
    return told;
  };

  test("the asker and the followers are told by whoever tells, without the question's words; who did it is named, so as not to be told", async () => {
    const { house, story, ida, una, bo, cleo } = await start();
    const id = await ask(house, una, story, TIDE);
    await wantQuestion(house, bo, id, { isWanting: true });
    await wantQuestion(house, cleo, id, { isWanting: true });
    await wantQuestion(house, cleo, id, { isFollowing: false });
    await wantQuestion(house, ida, id, { isFollowing: true });
    await answer(house, ida, story, id, "Three nights.", ["The tables."]);
    const told = await toldIn(house);
    expect(told.map(({ to }) => new Set(to))).toEqual([new Set([una.id, bo.id, ida.id])]);
    expect(told[0]?.news).toMatchObject({ kind: "question", comment: id, storyId: story, by: ida.id, path: `/question/${id}` });
    expect(told[0]?.news.told.en).toContain("A question you follow was answered (");
    expect(JSON.stringify(told)).not.toContain(TIDE);
    await hideComment(house, ida, id, { rule: "3", reason: "A test." });
    await house.store.db.updateTable("job").set({ state: "waiting" }).where("kind", "=", "questions.tell").execute();
    expect(await toldIn(house)).toEqual([]);
  });

  test("a list, a page and a story's part take the same statements however many questions there are", async () => {
    const { house, story, ida, una } = await start();
    const id = await ask(house, una, story, TIDE);
    await answer(house, ida, story, id, "Three nights.", ["The tables."]);
    const reads = [
      () => questionList(house, visitor, {}),
      () => questionById(house, visitor, id),
      () => answersTo(house, visitor, [id], story),
      () => storyQuestions(house, visitor, story),
    ];
    const count = async (): Promise<readonly number[]> => {
      const counts = [];
      for (const read of reads) {
        let statements = 0;
        const stop = house.store.onQuery(() => void (statements += 1));
        await read();
        stop();
        counts.push(statements);
      }
      return counts;
    };
    expect(await count()).toEqual([4, 4, 5, 5]);
    for (let number = 0; number < 12; number += 1) await ask(house, una, story, `Question ${number}: why so many gulls?`);
    await answer(house, ida, story, id, "And a fourth.", ["The tables."]);
    expect(await count()).toEqual([4, 4, 5, 5]);
  });

  test("the record counts a year's questions and the middle of their waits", async () => {
    const { house, story, ida, una } = await start();
    for (const [place, hours] of [2, 19, 40, null].entries()) {
      const id = await ask(house, una, story, `Question number ${place}: why?`);
      if (hours === null) continue;
      house.clock.advance(hours * HOUR);
      await answer(house, ida, story, id, `So it is, number ${place}.`, ["The tables."]);
    }
    expect(await answerRecord(house)).toEqual({ asked: 4, answered: 3, medianMs: 19 * HOUR });
  });
});
