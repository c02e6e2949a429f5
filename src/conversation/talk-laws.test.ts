import fc from "fast-check";
import { expect, test } from "vitest";
import { type Actor, HOUR, MINUTE, SECOND, visitor } from "#kit";
import { setBlock } from "#members";
import { eachDialect, type TestHouse } from "../store/testing/index.ts";
import { castVote, react } from "./cast-vote.ts";
import { commentList, searchTalk } from "./comment-lists.ts";
import { EDIT_MS, type Order, STRETCH, UNDO_MS } from "./comment.ts";
import { commentEdits } from "./comment-edits.ts";
import { editComment } from "./edit-comment.ts";
import { heatOf } from "./heat-of.ts";
import { labelMember } from "./label-member.ts";
import { pickComment } from "./pick-comment.ts";
import { rescoreDue } from "./rescore.ts";
import { runThread } from "./run-thread.ts";
import { addMember, addStory, judged, say } from "./testing/talk.ts";
import { deleteComment, hideComment, restoreComment, takeBack } from "./take-off.ts";
import { commentView, talkView, threadView } from "./talk-view.ts";
import { postComment } from "./write-comment.ts";

const members = (house: TestHouse, count: number): Promise<readonly Actor[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => addMember(house, `member${String.fromCodePoint(97 + index)}`)));

/** The ids of every page of an order; `between` happens after each page. */
const readAll = async (house: TestHouse, order: Order, between: () => Promise<void> = async () => {}): Promise<readonly string[]> => {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const view = await talkView(house, visitor, "story-1", { order, after });
    seen.push(...view.branches.map((branch) => branch.comment.id));
    after = view.next ?? undefined;
    await between();
  } while (after !== undefined);
  return seen;
};

eachDialect("laws of the conversation", (open) => {
  test("all pages of any order hold each comment once, while others post and vote between them", async () => {
    const house = await open();
    await addStory(house);
    const [author, ...voters] = await members(house, 4);
    const ids: string[] = [];
    for (let index = 0; index < 45; index += 1) ids.push(await say(house, author!, `Comment number ${index}`));
    for (const [index, id] of ids.entries()) if (index % 3 === 0) await castVote(house, voters[0]!, id, "respect");
    house.clock.advance(2 * MINUTE);
    let turn = 0;
    for (const order of ["best", "respected", "newest", "oldest"] as const) {
      const between = async (): Promise<void> => {
        turn += 1;
        await say(house, author!, `Written between the pages ${turn}`);
        for (const id of ids.slice(turn, turn + 12))
          await castVote(house, voters[turn % 3]!, id, turn % 2 === 0 ? "respect" : "doesnt-help");
        house.clock.advance(20 * SECOND);
      };
      const seen = await readAll(house, order, between);
      expect([order, new Set(seen).size]).toEqual([order, seen.length]);
      expect([order, ids.filter((id) => !seen.includes(id))]).toEqual([order, []]);
    }
  });

  test("the same votes in any order of coming make the same order, the newer first among equals", async () => {
    const house = await open();
    const voters = await (async () => {
      await addStory(house);
      return members(house, 4);
    })();
    const author = await addMember(house, "author");
    const ids: string[] = [];
    for (let index = 0; index < 6; index += 1) ids.push(await say(house, author, `Comment number ${index}`));
    const votes = ids.flatMap((id, index) => voters.slice(0, index % 4).map((voter) => ({ id, voter })));
    const orders: (readonly string[])[] = [];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(votes, { minLength: votes.length }), async (shuffled) => {
        for (const { id, voter } of votes) await castVote(house, voter, id, "none");
        for (const { id, voter } of shuffled) await castVote(house, voter, id, "respect");
        house.clock.advance(90 * SECOND);
        orders.push(await readAll(house, "respected"));
      }),
      { numRuns: 4 },
    );
    expect(new Set(orders.map(String)).size).toBe(1);
    const [found] = orders;
    expect(found?.indexOf(ids[5]!)).toBeGreaterThan(found?.indexOf(ids[3]!) ?? 99); // one of one is less sure than three of three
    expect(found?.indexOf(ids[4]!)).toBeLessThan(found?.indexOf(ids[0]!) ?? 0); // no votes either: the newer first
  });

  test("a vote counts once however often and at once it is sent, can be changed and taken back, and is never one's own", async () => {
    const house = await open();
    await addStory(house);
    const [author, una, bo] = await members(house, 3);
    const id = await say(house, author!, "Vote on this.");
    await Promise.all(Array.from({ length: 6 }, () => castVote(house, una!, id, "respect")));
    await castVote(house, bo!, id, "doesnt-help");
    expect(await commentView(house, una!, id)).toMatchObject({ respect: 1, doesntHelp: 1, mine: { vote: "respect" } });
    await castVote(house, una!, id, "doesnt-help");
    expect(await commentView(house, visitor, id)).toMatchObject({ respect: 0, doesntHelp: 2, mine: { vote: "none" } });
    await castVote(house, una!, id, "none");
    expect(await castVote(house, una!, id, "none")).toMatchObject({ ok: true, value: { respect: 0, doesntHelp: 1 } });
    expect(await castVote(house, author!, id, "respect")).toEqual({ ok: false, problem: "own" });
    expect(await castVote(house, visitor, id, "respect")).toEqual({ ok: false, problem: "not-signed-in" });
    await Promise.all([1, 2, 3].map(() => react(house, una!, id, "learned", true)));
    expect(await commentView(house, una!, id)).toMatchObject({ reactions: { learned: 1 }, mine: { reactions: ["learned"] } });
    await react(house, una!, id, "learned", false);
    expect(await commentView(house, una!, id)).toMatchObject({ reactions: { learned: 0 } });
  });

  test("a thread of any depth is on pages that each begin where the one before ends", async () => {
    const house = await open();
    await addStory(house);
    const [una] = await members(house, 1);
    const chain: string[] = [];
    for (let depth = 0; depth < 3 * STRETCH + 2; depth += 1)
      chain.push(await say(house, una!, `Level ${depth}`, { parentId: chain.at(-1) ?? null }));
    const seen: string[] = [];
    let head: string | undefined = chain[0];
    while (head !== undefined) {
      const view = await threadView(house, visitor, { storyId: "story-1", rootId: head, order: "oldest" });
      let branch = view?.branch;
      seen.push(branch?.comment.id ?? "");
      while (branch?.answers[0] !== undefined) {
        branch = branch.answers[0];
        if (!branch.goesOn) seen.push(branch.comment.id);
      }
      head = branch?.goesOn === true ? branch.comment.id : undefined;
    }
    expect(seen).toEqual(chain);
  });

  test("words can be changed until the last moment of their minutes or the first answer, then only added to; what they were can be seen", async () => {
    const house = await open();
    await addStory(house);
    const [una, bo] = await members(house, 2);
    const edit = async (id: string, body: string, how: "change" | "add" = "change", who = una!): Promise<string> => {
      const edited = await editComment(judged(house), who, id, { how, body });
      return edited.ok ? "done" : edited.problem.kind;
    };
    const id = await say(house, una!, "The first words.");
    expect(await edit(id, "Not mine.", "change", bo)).toBe("not-yours");
    house.clock.advance(EDIT_MS - 1);
    expect(await edit(id, "The second words.")).toBe("done");
    expect(await edit(id, "The second words.")).toBe("done");
    house.clock.advance(1);
    expect(await edit(id, "The third words.")).toBe("add-only");
    const view = await commentView(house, visitor, id);
    expect(view).toMatchObject({ body: "The second words.", edits: 1 });
    expect(
      (await commentEdits(house.store, view!)).map(({ parts }) =>
        parts.map(({ op, text }) => (op === "same" ? text : `${op} ${text}`)).join(""),
      ),
    ).toEqual(["The removed firstadded second words.", "The first words."]);
    const other = await say(house, una!, "Something else.");
    await say(house, bo!, "An answer.", { parentId: other });
    expect(await edit(other, "Something quite different.")).toBe("add-only");
    for (const [index, outcome] of ["done", "done", "done", "enough"].entries())
      expect(await edit(other, `More ${index}`, "add")).toBe(outcome);
    expect((await commentView(house, visitor, other))?.additions.map((each) => each.body)).toEqual(["More 0", "More 1", "More 2"]);
    expect(await edit(other, "  ", "add")).toBe("empty");
  });

  test("what is taken back at once leaves no trace and comes back as words; too late, or answered, it stays", async () => {
    const house = await open();
    await addStory(house);
    const [una, bo] = await members(house, 2);
    const first = await say(house, una!, "A slip of the pen.");
    expect(await takeBack(house, bo!, first)).toEqual({ ok: false, problem: "not-yours" });
    house.clock.advance(UNDO_MS - 1);
    expect(await takeBack(house, una!, first)).toMatchObject({ ok: true, value: { body: "A slip of the pen." } });
    expect((await talkView(house, visitor, "story-1", { order: "newest" })).branches).toEqual([]);
    const late = await say(house, una!, "Another slip.");
    house.clock.advance(UNDO_MS);
    expect(await takeBack(house, una!, late)).toEqual({ ok: false, problem: "not-there" });
    const answered = await say(house, una!, "An answered one.");
    await say(house, bo!, "An answer.", { parentId: answered });
    expect(await takeBack(house, una!, answered)).toEqual({ ok: false, problem: "not-there" });
  });

  test("search finds words where they can be read and by whom, the last said first, and nothing that was taken off", async () => {
    const house = await open();
    await addStory(house);
    const [una, bo] = await members(house, 2);
    const mod = await addMember(house, "mod", "moderator");
    const ids: string[] = [];
    for (let index = 0; index < 25; index += 1) ids.push(await say(house, index % 2 === 0 ? una! : bo!, `The gull number ${index} came.`));
    const find = async (q: string, authorId: string | null = null, before?: number) =>
      searchTalk(house, visitor, "story-1", { q, authorId, before });
    const first = await find("gull");
    expect(first.comments.map((each) => each.id)).toEqual(ids.toReversed().slice(0, 20));
    expect((await find("gull", null, first.next ?? 0)).comments.map((each) => each.id)).toEqual(ids.toReversed().slice(20));
    expect((await find("gull", bo!.id)).comments.map((each) => each.id)).toEqual(ids.filter((_, index) => index % 2 === 1).toReversed());
    await deleteComment(house, una!, ids[24]!);
    await hideComment(house, mod, ids[23]!, { rule: "3", reason: "rude" });
    expect((await find('"number 2"')).comments.map((each) => each.id)).toContain(ids[2]);
    expect((await find("number 23")).comments).toEqual([]);
    expect((await find("number 24")).comments).toEqual([]);
    await restoreComment(house, mod, ids[23]!);
    expect((await find("number 23")).comments).toHaveLength(1);
    await editComment(judged(house), una!, ids[22]!, { how: "change", body: "It was a tern." });
    expect((await find("tern")).comments.map((each) => each.id)).toEqual([ids[22]]);
    expect((await find("!!")).problem).toBe("no-words");
  });

  test("a conversation slows, closes by hand and by the clock, opens, and is read by a moderator first", async () => {
    const house = await open();
    await addStory(house);
    const [una] = await members(house, 1);
    const mod = await addMember(house, "mod", "moderator");
    let said = 0;
    const post = async (who = una!): Promise<string> => {
      said += 1;
      const posted = await postComment(judged(house), who, { storyId: "story-1", parentId: null, body: `Word ${said}`, key: null });
      return posted.ok ? posted.value.state : posted.problem.kind;
    };
    expect(await runThread(house, una!, "story-1", { isClosed: true })).toEqual({ ok: false, problem: "not-yours" });
    await runThread(house, mod, "story-1", { slowSeconds: 120 });
    expect([await post(), await post(), await post(mod), await post(mod)]).toEqual(["published", "slow", "published", "published"]);
    house.clock.advance(120 * SECOND);
    expect(await post()).toBe("published");
    await runThread(house, mod, "story-1", { slowSeconds: 0, isClosed: true });
    expect([await post(), await post(mod)]).toEqual(["closed", "published"]);
    await runThread(house, mod, "story-1", { isClosed: false, closeInDays: 1 });
    house.clock.advance(24 * HOUR - 1);
    expect(await post()).toBe("published");
    house.clock.advance(1);
    expect(await post()).toBe("closed");
    await runThread(house, mod, "story-1", { isClosed: false, closeInDays: 0, isPremoderated: true });
    expect([await post(), await post(mod)]).toEqual(["held", "published"]);
    const held = (await commentList(house, mod, "story-1", "newest")).comments.find((each) => each.state === "held");
    expect((await commentList(house, visitor, "story-1", "newest")).comments.some((each) => each.id === held?.id)).toBe(false);
    expect((await commentList(house, una!, "story-1", "newest")).comments.some((each) => each.id === held?.id)).toBe(true);
    await restoreComment(house, mod, held!.id);
    expect(await commentView(house, visitor, held!.id)).toMatchObject({ state: "published" });
    expect(await post()).toBe("held");
    const next = (await commentList(house, mod, "story-1", "newest")).comments.find((each) => each.state === "held");
    await hideComment(house, mod, next!.id, { rule: "1", reason: "Off the subject." });
    expect(await commentView(house, visitor, next!.id)).toBeNull();
    expect(await commentView(house, una!, next!.id)).toMatchObject({ state: "rejected", takenOff: { rule: "1" } });
  });

  test("whom one has blocked cannot answer, and is folded away for the one who did it alone", async () => {
    const house = await open();
    await addStory(house);
    const [una, bo] = await members(house, 2);
    const mine = await say(house, una!, "My words.");
    const theirs = await say(house, bo!, "Their words.");
    await setBlock(house, una!, bo!.id!, "block");
    expect(await postComment(judged(house), bo!, { storyId: "story-1", parentId: mine, body: "An answer.", key: null })).toEqual({
      ok: false,
      problem: { kind: "blocked" },
    });
    expect((await commentView(house, una!, theirs))?.blocked).toBe("block");
    expect((await commentView(house, bo!, mine))?.blocked).toBeNull();
    await setBlock(house, una!, bo!.id!, null);
    await say(house, bo!, "An answer.", { parentId: mine });
  });

  test("a pick lifts and says so, a label comes from an editor alone, and both branches stand among staff and authors", async () => {
    const house = await open();
    await addStory(house);
    const [una, bo] = await members(house, 2);
    const ed = await addMember(house, "edna", "editor");
    const first = await say(house, una!, "Said first.");
    const second = await say(house, bo!, "Said second.");
    await say(house, ed, "We looked.", { parentId: first });
    expect(await labelMember(house, una!, "story-1", { handle: "memberb", kind: "expert", words: "gulls" })).toEqual({
      ok: false,
      problem: "not-yours",
    });
    expect(await labelMember(house, ed, "story-1", { handle: "memberb", kind: "expert", words: " " })).toEqual({
      ok: false,
      problem: "no-words",
    });
    await pickComment(house, ed, first, true);
    house.clock.advance(61 * SECOND);
    expect(await readAll(house, "best")).toEqual([first, second]);
    expect(await readAll(house, "staff")).toEqual([first]);
    await labelMember(house, ed, "story-1", { handle: "@memberb", kind: "expert", words: "gulls, verified" });
    expect(await commentView(house, visitor, second)).toMatchObject({ label: { kind: "expert", words: "gulls, verified" } });
    house.clock.advance(61 * SECOND);
    expect((await readAll(house, "staff")).toSorted()).toEqual([first, second].toSorted());
  });

  test("age is scored as it passes, and two people's quarrel is hot", async () => {
    const house = await open();
    await addStory(house);
    const [una, bo] = await members(house, 2);
    const old = await say(house, una!, "An old word.");
    house.clock.advance(49 * HOUR);
    expect(await rescoreDue(house)).toBe(1);
    expect(await rescoreDue(house)).toBe(0);
    for (let index = 0; index < 24; index += 1) await say(house, index % 2 === 0 ? una! : bo!, `No, you ${index}.`);
    expect(await heatOf(house, "story-1")).toEqual({ comments: 24, people: 2, isHot: true });
    house.clock.advance(61 * SECOND);
    expect((await readAll(house, "best")).at(-1)).toBe(old);
  });
});
