import { expect, test } from "vitest";
import { editComment, hideComment } from "#conversation";
import { openBus } from "#events";
import { type Actor, HOUR, later, MINUTE, visitor } from "#kit";
import { eachDialect, type TestHouse } from "../../store/testing/index.ts";
import { followComments } from "../follow-comments.ts";
import { questionData } from "../personal-data.ts";
import { addMember, addStory, answer, ask, asking, rowOf } from "../testing/asking.ts";
import { wantQuestion } from "../want-question.ts";
import { openWriteTyped } from "../write-typed.ts";
import { runSession, tellPhases } from "./run-session.ts";
import { changeSession, setUpSession, type WantedSession } from "./set-up-session.ts";
import { allSessions, sessionById, sessionQuestions, sessionsSoon, sessionsUnder } from "./session-view.ts";

eachDialect("live sessions with a guest", (open) => {
  const start = async () => {
    const house = await open();
    const story = await addStory(house);
    const [ida, gus, una, bo] = [
      await addMember(house, "ida", "editor"),
      await addMember(house, "gustav"),
      await addMember(house, "una"),
      await addMember(house, "boone"),
    ];
    return { house, story, ida, gus, una, bo };
  };

  const wantedFor = (house: TestHouse, storyId: string, more: Partial<WantedSession> = {}): WantedSession => ({
    storyId,
    handle: "@Gustav",
    guestWords: "Harbour master,  verified",
    title: "Ask the harbour master",
    intro: "About the barrier.",
    collectsAt: later(house.clock.now(), HOUR),
    startsAt: later(house.clock.now(), 3 * HOUR),
    minutes: 60,
    ...more,
  });

  const setUp = async (house: TestHouse, ida: Actor, storyId: string, more: Partial<WantedSession> = {}): Promise<string> => {
    const made = await setUpSession(house, ida, wantedFor(house, storyId, more));
    if (!made.ok) throw new Error(made.problem);
    return made.value.id;
  };

  const put = async (house: TestHouse, who: Actor, storyId: string, session: string, body: string, key: string | null = null) => {
    const about = JSON.stringify({ aim: "guest", session });
    const wanted = { kind: "question", storyId, parentId: null, body, key, about } as const;
    const posted = await house.store.transact((tx) => openWriteTyped(asking(house))(tx, who, wanted));
    return posted.ok ? posted.value.id : posted.problem.kind;
  };

  const listOf = async (house: TestHouse, who: Actor, id: string, after?: string) => {
    const session = await sessionById(house, id);
    if (session === null) throw new Error("no session");
    const { answered, waiting, next } = await sessionQuestions(house, who, session, after);
    return { phase: session.phase, answered: answered.map((each) => each.question.id), waiting: waiting.map((each) => each.id), next };
  };

  test("it takes questions, is live, is answered late and becomes a record that stays, by the clock alone", async () => {
    const { house, story, ida, gus, una, bo } = await start();
    const id = await setUp(house, ida, story);
    expect(await put(house, una, story, id, "Too early?")).toBe("not-asking");
    house.clock.advance(HOUR);
    const first = await put(house, una, story, id, "When does the barrier close?");
    const second = await put(house, bo, story, id, "Who decides it?");
    expect(await rowOf(house, first)).toMatchObject({ aim: "guest", state: "open" });
    await wantQuestion(house, una, second, { isWanting: true });
    expect(await listOf(house, visitor, id)).toMatchObject({ phase: "collecting", answered: [], waiting: [second, first] });
    await answer(house, gus, story, first, "Before its time: at five metres.");
    expect((await rowOf(house, first)).state).toBe("open");
    house.clock.advance(2 * HOUR);
    await answer(house, gus, story, second, "The harbour board.");
    house.clock.advance(MINUTE);
    const third = await put(house, una, story, id, "And at night?");
    await answer(house, gus, story, first, "At five metres, by night as by day.");
    expect(await listOf(house, visitor, id)).toMatchObject({ phase: "live", answered: [first, second], waiting: [third] });
    house.clock.advance(HOUR);
    expect(await put(house, bo, story, id, "Too late?")).toBe("not-asking");
    expect((await listOf(house, visitor, id)).phase).toBe("late");
    house.clock.advance(47 * HOUR);
    await answer(house, gus, story, third, "By night, too.");
    house.clock.advance(2 * HOUR);
    expect(await listOf(house, visitor, id)).toMatchObject({ phase: "archived", answered: [third, first, second], waiting: [] });
    expect((await sessionsUnder(house, story)).map((each) => [each.id, each.guest?.handle, each.guestWords])).toEqual([
      [id, "gustav", "Harbour master, verified"],
    ]);
    expect(await sessionsSoon(house)).toEqual([]);
  });

  test("each may ask two, counted at the same moment too; a form sent again asks once; what was refused is asked nowhere", async () => {
    const { house, story, ida, una, bo } = await start();
    const id = await setUp(house, ida, story, { collectsAt: null });
    const same = await Promise.all(Array.from({ length: 4 }, () => put(house, una, story, id, "One?", "form")));
    expect(new Set(same).size).toBe(1);
    const more = await Promise.all(["Two?", "Three?", "Four?"].map((body) => put(house, una, story, id, body, body)));
    expect(more.filter((each) => each === "asked-enough").length).toBe(2);
    expect(await put(house, una, story, id, "One?", "form")).toBe(same[0]);
    expect((await put(house, bo, story, id, "Mine?")).length).toBe(12);
    expect((await listOf(house, visitor, id)).waiting.length).toBe(3);
    const bodies = await house.store.db.selectFrom("comment").select("id").where("kind", "=", "question").execute();
    expect(bodies.length).toBe(3);
    expect(await put(house, bo, await addStory(house, "heron"), id, "Elsewhere?")).toBe("not-asking");
  });

  test("only the newsroom makes somebody a guest: the label stands at every word of the guest's, and nobody else's answer counts as one", async () => {
    const { house, story, ida, gus, una, bo } = await start();
    expect(await setUpSession(house, gus, wantedFor(house, story))).toMatchObject({ ok: false, problem: "not-yours" });
    for (const [more, problem] of [
      [{ handle: "nobody" }, "no-member"],
      [{ guestWords: " " }, "no-words"],
      [{ title: "" }, "no-title"],
      [{ startsAt: house.clock.now() }, "no-time"],
      [{ startsAt: null }, "no-time"],
      [{ storyId: "none" }, "no-story"],
    ] as const)
      expect(await setUpSession(house, ida, wantedFor(house, story, more))).toMatchObject({ ok: false, problem });
    const id = await setUp(house, ida, story, { collectsAt: null, startsAt: later(house.clock.now(), MINUTE) });
    const question = await put(house, una, story, id, "When?");
    house.clock.advance(MINUTE);
    await answer(house, bo, story, question, "I am the guest: at noon.");
    expect(await listOf(house, visitor, id)).toMatchObject({ answered: [], waiting: [question] });
    await answer(house, gus, story, question, "At five metres.");
    const session = await sessionById(house, id);
    if (session === null) throw new Error("no session");
    const { answered } = await sessionQuestions(house, visitor, session, undefined);
    expect(answered[0]?.answers.map(({ kind, comment }) => [kind, comment.authorId, comment.label])).toEqual([
      ["guest", gus.id, { kind: "guest", words: "Harbour master, verified" }],
    ]);
    const other = await ask(house, una, story, "Under the story: how high?");
    await answer(house, gus, story, other, "Five metres.");
    expect((await rowOf(house, other)).state).toBe("open");
  });

  test("a guest changes an answer for ten minutes though it was answered, its versions public; afterwards it is added to", async () => {
    const { house, story, ida, gus, una } = await start();
    const id = await setUp(house, ida, story, { collectsAt: null, startsAt: later(house.clock.now(), MINUTE) });
    const question = await put(house, una, story, id, "When?");
    house.clock.advance(MINUTE);
    const said = await answer(house, gus, story, question, "At four metres.");
    house.clock.advance(9 * MINUTE);
    expect((await editComment(asking(house), gus, said, { how: "change", body: "At five metres." })).ok).toBe(true);
    house.clock.advance(MINUTE);
    expect(await editComment(asking(house), gus, said, { how: "change", body: "At six." })).toMatchObject({
      ok: false,
      problem: { kind: "add-only" },
    });
    expect((await editComment(asking(house), gus, said, { how: "add", body: "Measured at the mole." })).ok).toBe(true);
    const versions = await house.store.db.selectFrom("comment_revision").select("body").where("comment_id", "=", said).execute();
    expect(versions.map((row) => row.body)).toEqual(["At four metres."]);
  });

  test("the desk begins, ends and closes it before its time, changes it until it begins, and calls it off", async () => {
    const { house, story, ida, gus, una } = await start();
    const id = await setUp(house, ida, story);
    expect(await runSession(house, una, id, "begin")).toMatchObject({ problem: "not-yours" });
    expect(await runSession(house, ida, id, "end")).toMatchObject({ problem: "not-now" });
    expect((await changeSession(house, ida, id, wantedFor(house, story, { title: "Ask him", minutes: 30 }))).ok).toBe(true);
    expect((await runSession(house, ida, id, "begin")).ok).toBe(true);
    expect(await sessionById(house, id)).toMatchObject({ phase: "live", title: "Ask him", guestId: gus.id });
    expect(await changeSession(house, ida, id, wantedFor(house, story))).toMatchObject({ problem: "not-now" });
    expect(await runSession(house, ida, id, "call-off")).toMatchObject({ problem: "not-now" });
    expect([(await runSession(house, ida, id, "end")).ok, (await runSession(house, ida, id, "close")).ok]).toEqual([true, true]);
    expect((await sessionById(house, id))?.phase).toBe("archived");
    const off = await setUp(house, ida, story, { collectsAt: null });
    const asked = await put(house, una, story, off, "Shall it be?");
    expect((await runSession(house, ida, off, "call-off")).ok).toBe(true);
    expect(await put(house, una, story, off, "And now?")).toBe("not-asking");
    expect((await rowOf(house, asked)).state).toBe("open");
    expect((await sessionsUnder(house, story)).map((each) => each.id)).toEqual([id]);
    expect((await allSessions(house, undefined)).sessions.length).toBe(2);
  });

  test("what waits for a moderator is seen by its asker alone, and goes when it is taken off", async () => {
    const { house, story, ida, una, bo } = await start();
    const bus = openBus(house);
    followComments(house, bus);
    const id = await setUp(house, ida, story, { collectsAt: null });
    const held = await put(house, una, story, id, "A question that waits?");
    await house.store.db.updateTable("comment").set({ state: "held" }).where("id", "=", held).execute();
    await house.store.db.updateTable("question").set({ is_shown: 0 }).where("id", "=", held).execute();
    expect((await listOf(house, una, id)).waiting).toEqual([held]);
    expect([(await listOf(house, bo, id)).waiting, (await listOf(house, visitor, id)).waiting]).toEqual([[], []]);
    const shown = await put(house, bo, story, id, "A question that is seen?");
    await bus.tell();
    await hideComment(house, ida, shown, { rule: "3", reason: "A test." });
    await bus.tell();
    expect((await listOf(house, visitor, id)).waiting).toEqual([]);
  });

  test("whoever listens under the story is told of questions, answers and of phases that begin by the clock, each once", async () => {
    const { house, story, ida, gus, una } = await start();
    const bus = openBus(house);
    followComments(house, bus);
    const told: string[] = [];
    bus.listen((event) => void (event.kind === "session.changed" && told.push(event.topic)));
    const news = async (): Promise<number> => {
      await bus.tell();
      await bus.tell();
      return told.splice(0).filter((topic) => topic === `story:${story}`).length;
    };
    const id = await setUp(house, ida, story);
    expect(await news()).toBe(1);
    expect([await tellPhases(house), await news()]).toEqual([0, 0]);
    house.clock.advance(HOUR);
    expect([await tellPhases(house), await tellPhases(house), await news()]).toEqual([1, 0, 1]);
    const question = await put(house, una, story, id, "When?");
    expect(await news()).toBe(1);
    house.clock.advance(2 * HOUR);
    expect([await tellPhases(house), await news()]).toEqual([1, 1]);
    await answer(house, gus, story, question, "At five metres.");
    expect(await news()).toBeGreaterThan(0);
    house.clock.advance(60 * HOUR);
    expect([await tellPhases(house), await tellPhases(house), await news()]).toEqual([1, 0, 1]);
  });

  test("pages of what was answered hold each question once, and take as many statements however many there are", async () => {
    const { house, story, ida, gus } = await start();
    const id = await setUp(house, ida, story, { collectsAt: null, startsAt: later(house.clock.now(), MINUTE) });
    house.clock.advance(MINUTE);
    const counts: number[] = [];
    for (const until of [5, 35]) {
      for (let no = counts.length === 0 ? 0 : 5; no < until; no += 1) {
        const question = await put(house, await addMember(house, `reader${no}`), story, id, `Question number ${no}?`);
        house.clock.advance(1_000);
        await answer(house, gus, story, question, `Answer number ${no}.`);
      }
      let statements = 0;
      const stop = house.store.onQuery(() => void (statements += 1));
      await listOf(house, visitor, id);
      stop();
      counts.push(statements);
    }
    expect(counts[0]).toBe(counts[1]);
    const first = await listOf(house, visitor, id);
    const second = await listOf(house, visitor, id, first.next ?? "");
    expect([first.answered.length, second.answered.length, second.next]).toEqual([30, 5, null]);
    expect(new Set([...first.answered, ...second.answered]).size).toBe(35);
  });

  test("a guest who leaves takes along what was said of them; what they answered stays as the conversation keeps it", async () => {
    const { house, story, ida, gus } = await start();
    const id = await setUp(house, ida, story);
    const held = await questionData.held(house, gus.id ?? "");
    expect(held.find((part) => part.name === "sessions_as_guest")?.rows).toMatchObject([{ guest_words: "Harbour master, verified" }]);
    await house.store.transact((tx) => questionData.erase(house, tx, { id: gus.id ?? "", isKeepingWords: true }));
    expect((await sessionById(house, id))?.guestWords).toBe("");
  });
});
