import { sql } from "kysely";
import { expect, test } from "vitest";
import { type Actor, hashUnit, SECOND, visitor } from "#kit";
import { eachDialect, statementsOf, type TestHouse } from "../store/testing/index.ts";
import type { Branch } from "./branch.ts";
import { castVote } from "./cast-vote.ts";
import { type Order, ORDERS, REPLIES_A_PAGE, REPLIES_SHOWN, STRETCH } from "./comment.ts";
import { explainRank } from "./explain-rank.ts";
import { rescoreDue } from "./rescore.ts";
import { runThread } from "./run-thread.ts";
import { wilsonLower } from "./score-comment.ts";
import { addMember, addStory, judged, say } from "./testing/talk.ts";
import { hideComment } from "./take-off.ts";
import { talkView, threadView } from "./talk-view.ts";
import { postComment } from "./write-comment.ts";

const STORY = "story-1";
const TURN = 61 * SECOND;

type Said = { readonly id: string; readonly parent: string | null; readonly seq: number; respect: number; doesntHelp: number };

type Grown = { readonly said: readonly Said[]; readonly voters: readonly Actor[]; readonly author: Actor; readonly editor: Actor };

/** A root and `count` answers in it, some long chains among them, with votes that are the same on every run. */
const grow = async (house: TestHouse, count: number): Promise<Grown> => {
  await addStory(house);
  const [author, editor] = [await addMember(house, "author"), await addMember(house, "edna", "editor")];
  const voters = await Promise.all(["vera", "viktor", "violet"].map((handle) => addMember(house, handle)));
  const said: Said[] = [];
  for (let seq = 1; seq <= count + 1; seq += 1) {
    const draw = hashUnit(`parent ${seq}`);
    const parent =
      seq === 1 ? null : said[draw < 0.4 ? 0 : draw < 0.7 ? said.length - 1 : Math.floor(hashUnit(`other ${seq}`) * said.length)]!.id;
    const id = await say(house, seq % 17 === 0 ? editor : author, `Said as number ${seq}.`, { parentId: parent });
    said.push({ id, parent, seq, respect: 0, doesntHelp: 0 });
  }
  for (const each of said)
    for (const voter of voters) {
      const draw = hashUnit(`${each.seq} ${voter.handle ?? ""}`);
      if (draw < 0.35) each.respect += 1;
      else if (draw < 0.5) each.doesntHelp += 1;
      else continue;
      await castVote(house, voter, each.id, draw < 0.35 ? "respect" : "doesnt-help");
    }
  house.clock.advance(TURN);
  return { said, voters, author, editor };
};

const isBefore: Readonly<Partial<Record<Order, (a: Said, b: Said) => number>>> = {
  newest: (a, b) => b.seq - a.seq,
  oldest: (a, b) => a.seq - b.seq,
  respected: (a, b) => wilsonLower(b.respect, b.respect + b.doesntHelp) - wilsonLower(a.respect, a.respect + a.doesntHelp) || b.seq - a.seq,
};

/** The ids of a thread in an order, every comment before its answers. */
const expected = (said: readonly Said[], order: Order, from: Said): readonly string[] => [
  from.id,
  ...said
    .filter((each) => each.parent === from.id)
    .toSorted(isBefore[order])
    .flatMap((each) => expected(said, order, each)),
];

const headsIn = (branch: Branch): readonly string[] => [...(branch.goesOn ? [branch.comment.id] : []), ...branch.answers.flatMap(headsIn)];
const idsIn = (branch: Branch): readonly string[] => [branch.comment.id, ...branch.answers.flatMap(idsIn)];

/** Reads all pages of a thread, and those of the threads that go on from it; gives the answers as they came. */
const readThread = async (
  house: TestHouse,
  rootId: string,
  order: Order,
  between = async (): Promise<void> => {},
): Promise<readonly string[]> => {
  const seen: string[] = [];
  const heads = [rootId];
  for (const head of heads) {
    let after: string | undefined;
    do {
      const view = await threadView(house, visitor, { storyId: STORY, rootId: head, order, after });
      if (view === null) throw new Error("no thread");
      seen.push(...idsIn(view.branch).slice(1));
      heads.push(...view.branch.answers.flatMap(headsIn));
      after = view.next ?? undefined;
      await between();
    } while (after !== undefined);
  }
  return seen;
};

eachDialect("answers in their order", (open) => {
  test("every level of a thread stands in the order asked for, and all pages hold each answer once while others vote and answer", async () => {
    const house = await open();
    const { said, voters, author } = await grow(house, 75);
    const [root] = said;
    const placeOf = new Map(said.map((each) => [each.id, each]));
    const depths = new Map<string | null, number>([[null, -1]]);
    for (const each of said) depths.set(each.id, depths.get(each.parent)! + 1);
    for (const order of ["oldest", "newest", "respected"] as const) {
      const view = await threadView(house, visitor, { storyId: STORY, rootId: root!.id, order });
      const whole = expected(said, order, root!).filter((id) => depths.get(id)! <= STRETCH);
      expect([order, [...idsIn(view!.branch)].toSorted()]).toEqual([order, whole.slice(0, REPLIES_A_PAGE + 1).toSorted()]);
      expect([order, idsIn(view!.branch).filter((id) => depths.get(id)! <= 1)]).toEqual([
        order,
        whole.slice(0, REPLIES_A_PAGE + 1).filter((id) => depths.get(id)! <= 1),
      ]);
      expect(await threadView(house, visitor, { storyId: STORY, rootId: root!.id, order })).toEqual(view);

      const rest = await threadView(house, visitor, { storyId: STORY, rootId: root!.id, order, after: view!.next ?? undefined });
      const asked = whole[REPLIES_A_PAGE + 4]!;
      expect(idsIn(rest!.branch)).toContain(asked);
      const there = await threadView(house, visitor, { storyId: STORY, rootId: root!.id, order, at: asked });
      expect([order, there?.isLater]).toEqual([order, true]);
      for (let id: string | null = asked; id !== null; id = placeOf.get(id)!.parent) expect(idsIn(there!.branch)).toContain(id);
      expect(idsIn(there!.branch)).toEqual(expect.arrayContaining(whole.slice(REPLIES_A_PAGE + 4)));
      expect((await threadView(house, visitor, { storyId: STORY, rootId: root!.id, order, at: whole[3]! }))?.isLater).toBe(false);
    }
    for (const order of ORDERS) {
      let turn = 0;
      const seen = await readThread(house, root!.id, order, async () => {
        turn += 1;
        for (const { id } of said.slice(turn * 9, turn * 9 + 5))
          await castVote(house, voters[turn % 3]!, id, turn % 2 === 0 ? "none" : "respect");
        await say(house, author, `In between, ${order} ${turn}.`, { parentId: said[turn * 3]!.id });
        house.clock.advance(20 * SECOND);
      });
      const known = seen.filter((id) => placeOf.has(id));
      expect([order, new Set(seen).size]).toEqual([order, seen.length]);
      expect([order, known.toSorted()]).toEqual([
        order,
        said
          .slice(1)
          .map(({ id }) => id)
          .toSorted(),
      ]);
      const compare = isBefore[order];
      if (compare !== undefined && order !== "respected")
        for (const ids of Map.groupBy(known, (id) => placeOf.get(id)!.parent).values())
          expect(ids).toEqual(ids.toSorted((a, b) => compare(placeOf.get(a)!, placeOf.get(b)!)));
    }
  }, 60_000);

  test("under the story the best answers come with the best answer to each, and it is said how many are not shown; votes move them", async () => {
    const house = await open();
    const { said, voters } = await grow(house, 36);
    const [root] = said;
    const look = async (order: Order): Promise<Branch> =>
      (await talkView(house, visitor, STORY, { order })).branches.find((branch) => branch.comment.id === root!.id)!;
    const branch = await look("respected");
    expect([idsIn(branch).length - 1, branch.more]).toEqual([REPLIES_SHOWN, branch.comment.placed - REPLIES_SHOWN]);
    const direct = said.filter((each) => each.parent === root!.id).toSorted(isBefore.respected);
    expect(branch.answers.map((answer) => answer.comment.id)).toEqual(direct.slice(0, branch.answers.length).map(({ id }) => id));
    expect(branch.answers.length).toBeGreaterThanOrEqual(REPLIES_SHOWN / 3);
    for (const answer of branch.answers) expect(answer.answers.length).toBeLessThanOrEqual(1);

    const [best, last] = [direct[0]!, direct.at(-1)!];
    for (const voter of voters) {
      await castVote(house, voter, last.id, "respect");
      await castVote(house, voter, best.id, "doesnt-help");
    }
    expect((await look("respected")).answers[0]?.comment.id).toBe(best.id); // it stands still for this turn
    house.clock.advance(TURN);
    const moved = (await look("respected")).answers.map((answer) => answer.comment.id);
    expect([moved.includes(last.id), moved.includes(best.id)]).toEqual([true, false]);
    expect(await explainRank(house, last.id)).toMatchObject({ respect: 3, doesntHelp: 0 });
    expect((await explainRank(house, last.id))?.score.bound).toBeGreaterThan((await explainRank(house, best.id))?.score.bound ?? 1);
  });

  test("where our desk spoke comes first on every level of its order, the rest as it was posted", async () => {
    const house = await open();
    await addStory(house);
    const [una, ed] = [await addMember(house, "una"), await addMember(house, "edna", "editor")];
    const root = await say(house, una, "Why was it closed?");
    const [first, second, third] = [
      await say(house, una, "One.", { parentId: root }),
      await say(house, una, "Two.", { parentId: root }),
      await say(house, una, "Three.", { parentId: root }),
    ];
    const under = await say(house, una, "Below three.", { parentId: third });
    await say(house, ed, "Because of the tide.", { parentId: under });
    house.clock.advance(TURN);
    const [branch] = (await talkView(house, visitor, STORY, { order: "staff" })).branches;
    expect(branch?.answers.map((answer) => answer.comment.id)).toEqual([third, first, second]);
    await hideComment(house, await addMember(house, "mod", "moderator"), first, { rule: "1", reason: "Off the subject." });
    expect((await talkView(house, visitor, STORY, { order: "staff" })).branches[0]?.answers[1]?.comment).toMatchObject({
      id: first,
      state: "hidden",
    });
  });

  test("what waits is its author's and the moderators' alone, in every order, and stands in them once it is let out", async () => {
    const house = await open();
    await addStory(house);
    const [una, bo, mod] = [await addMember(house, "una"), await addMember(house, "boone"), await addMember(house, "mod", "moderator")];
    const root = await say(house, una, "The first word.");
    await say(house, una, "An answer.", { parentId: root });
    await runThread(house, mod, STORY, { isPremoderated: true });
    const held = await postComment(judged(house), bo, { storyId: STORY, parentId: root, body: "Waits.", key: null });
    const id = held.ok ? held.value.id : "";
    for (const order of ORDERS.filter((each) => each !== "staff"))
      for (const [who, isThere] of [
        [bo, true],
        [mod, true],
        [una, false],
        [visitor, false],
      ] as const) {
        const view = await talkView(house, who, STORY, { order });
        expect([order, who.handle, view.branches.flatMap(idsIn).includes(id)]).toEqual([order, who.handle, isThere]);
        const thread = await threadView(house, who, { storyId: STORY, rootId: root, order });
        expect([order, who.handle, idsIn(thread!.branch).includes(id)]).toEqual([order, who.handle, isThere]);
      }
  });

  test("what was said before answers had places gets them, and is scored by batches", async () => {
    const house = await open();
    await grow(house, 20);
    const placed = () =>
      house.store.db
        .selectFrom("comment_rank")
        .select(["thread_id", "sort", "score", "seq", "comment_id"])
        .where(sql<boolean>`substr(thread_id, 1, 2) = 'c:'`)
        .where("to_no", "=", Number.MAX_SAFE_INTEGER)
        .orderBy("comment_id")
        .orderBy("sort")
        .execute();
    const before = await placed();
    await house.store.transact(async (tx) => {
      await tx
        .deleteFrom("comment_rank")
        .where(sql<boolean>`substr(thread_id, 1, 2) = 'c:'`)
        .execute();
      for (const statement of statementsOf(house.store.dialect, "0065-ranked-answers"))
        if (!statement.startsWith("create")) await sql.raw(statement).execute(tx);
    });
    expect(await rescoreDue(house)).toBe(20);
    expect([before.length, await placed()]).toEqual([80, before]);
  });

  test("a page and a vote take as many statements whatever hangs in the thread", async () => {
    const house = await open();
    const { said, voters, author } = await grow(house, 13);
    const count = async (work: () => Promise<unknown>): Promise<number> => {
      let statements = 0;
      const stop = house.store.onQuery(() => (statements += 1));
      await work();
      stop();
      return statements;
    };
    let round = 0;
    const counts = async (): Promise<readonly number[]> => {
      house.clock.advance(TURN);
      round += 1;
      return [
        await count(() => talkView(house, visitor, STORY, { order: "best" })),
        await count(() => talkView(house, author, STORY, { order: "best" })),
        await count(() => threadView(house, visitor, { storyId: STORY, rootId: said[0]!.id, order: "best" })),
        await count(() => threadView(house, author, { storyId: STORY, rootId: said[0]!.id, order: "best" })),
        await count(() => castVote(house, voters[0]!, said[5]!.id, round % 2 === 0 ? "respect" : "doesnt-help")),
      ];
    };
    await counts();
    const few = await counts();
    for (let index = 0; index < 40; index += 1) await say(house, author, `One more, ${index}.`, { parentId: said[index % 7]!.id });
    expect(few.slice(0, 4)).toEqual([5, 8, 5, 8]);
    await counts();
    expect(await counts()).toEqual(few);
    while ((await rescoreDue(house)) > 0);
  });
});
