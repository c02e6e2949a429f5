import { expect, test } from "vitest";
import { newId, visitor } from "#kit";
import { eachDialect, type TestHouse } from "../store/testing/index.ts";
import { answersTo } from "./answer-view.ts";
import { markHelpful } from "./mark-helpful.ts";
import { deskQueue } from "./queries.ts";
import { addMember, addStory, answer, ask, rowOf } from "./testing/asking.ts";
import { wantQuestion } from "./want-question.ts";

eachDialect("questions where people usually differ", (open) => {
  const start = async () => {
    const house = await open();
    const story = await addStory(house);
    const [una, bo, cleo, ida] = [
      await addMember(house, "una"),
      await addMember(house, "boone"),
      await addMember(house, "cleo"),
      await addMember(house, "ida", "editor"),
    ];
    return { house, story, una, bo, cleo, ida };
  };

  /** A night that found two groups: who is in the first and who in the second. */
  const part = async (house: TestHouse, ...sides: readonly (readonly (string | null)[])[]): Promise<void> => {
    const run = { people: 100, raters: 100, gauge: 0.5, silhouette: 0.5, groups: 2, groups_wished: 2, nights_wished: 4, stage: "S1" };
    const nights = { nights_above: 3, nights_below: 0, why: null, topic: "", topic_name: "" };
    await house.store.db
      .insertInto("opinion_run")
      .values({ ...run, ...nights, id: newId(house.clock.ms()), at: house.clock.now() })
      .execute();
    const members = sides.flatMap((side, group) => side.map((id) => ({ member_id: id ?? "", group_no: group })));
    await house.store.db.insertInto("opinion_member").values(members).execute();
  };

  test("the desk's queue puts first what more groups want to know, of as many who do", async () => {
    const { house, story, una, bo, cleo, ida } = await start();
    const [dan, eve] = [await addMember(house, "danny"), await addMember(house, "evelyn")];
    const oneSided = await ask(house, dan, story, "Is the harbour paying for it?");
    const across = await ask(house, eve, story, "When will the barrier be closed?");
    for (const [who, what] of [
      [una, oneSided],
      [bo, oneSided],
      [una, across],
      [cleo, across],
    ] as const)
      await wantQuestion(house, who, what, { isWanting: true });
    const order = async () => (await deskQueue(house, ida, {})).map(({ id }) => id);
    expect(await order()).toEqual([oneSided, across].toSorted());
    await part(house, [una.id, bo.id], [cleo.id]);
    expect(await order()).toEqual([across, oneSided]);
  });

  test("answers stand in the order of what both groups respect, a staff answer before them", async () => {
    const { house, story, una, bo, cleo, ida } = await start();
    const question = await ask(house, una, story, "When does the barrier close?");
    const loud = await answer(house, bo, story, question, "At noon.");
    const bridging = await answer(house, cleo, story, question, "At five metres.");
    const votes = async (id: string, ...sides: readonly (readonly [number, number])[]): Promise<void> => {
      const rows = sides.map(([respect, against], group) => ({ comment_id: id, group_no: group, respect, doesnt_help: against }));
      await house.store.db.insertInto("comment_group").values(rows).execute();
      const sum = (place: 0 | 1): number => sides.reduce((all, side) => all + side[place], 0);
      await house.store.db
        .updateTable("comment")
        .set({ respect: sum(0), doesnt_help: sum(1) })
        .where("id", "=", id)
        .execute();
    };
    const order = async () => ((await answersTo(house, visitor, [question], story)).get(question) ?? []).map(({ comment }) => comment.id);
    await votes(loud, [40, 2], [0, 0]);
    await votes(bridging, [8, 1], [7, 2]);
    expect(await order()).toEqual([loud, bridging]);
    await part(house, [una.id], [bo.id]);
    expect(await order()).toEqual([bridging, loud]);
    const desk = await answer(house, ida, story, question, "At five metres of tide.", ["The works office"]);
    expect(await order()).toEqual([desk, bridging, loud]);
  });

  test("a reader's answer that people who usually differ call helpful answers the question, once, while readers can see it", async () => {
    const { house, story, una, bo, cleo } = await start();
    const question = await ask(house, una, story, "When does the barrier close?");
    const [good, hidden] = [await answer(house, bo, story, question, "At five metres."), await answer(house, cleo, story, question, "No.")];
    await house.store.db.updateTable("comment").set({ state: "hidden" }).where("id", "=", hidden).execute();
    const run = (): Promise<void> => house.store.transact((tx) => markHelpful(house, tx, [good, hidden, "no-answer"]));
    await run();
    await run();
    expect(await rowOf(house, question)).toMatchObject({ state: "answered" });
    const events = await house.store.db
      .selectFrom("question_event")
      .select(["what", "by_id"])
      .where("question_id", "=", question)
      .execute();
    expect(events).toEqual([{ what: "answer", by_id: null }]);
    const views = (await answersTo(house, visitor, [question], story)).get(question) ?? [];
    expect(views.map(({ comment, isMarked, isByReaders }) => [comment.id, isMarked, isByReaders])).toEqual([[good, true, true]]);
  });
});
