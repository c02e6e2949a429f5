import { expect, test } from "vitest";
import { SECOND, visitor } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { commentList } from "./comment-lists.ts";
import { addMember, addStory, judged, say } from "./testing/talk.ts";
import { deleteComment } from "./take-off.ts";
import type { Judge } from "./comment.ts";
import { runThread } from "./run-thread.ts";
import { postComment } from "./write-comment.ts";

const WRITES_A_SECOND = 20;
const SECONDS = 4;

eachDialect("a conversation in which many write at once", (open) => {
  test("whoever reads all of it while twenty a second write meets each comment once, from either end", async () => {
    const house = await open();
    await addStory(house);
    const writers = await Promise.all(["una", "boone", "cleo", "dario"].map((handle) => addMember(house, handle)));
    const turns = Array.from({ length: WRITES_A_SECOND }, (_, index) => writers[index % writers.length]!);
    let said = 0;
    const second = async (): Promise<readonly string[]> => {
      house.clock.advance(SECOND);
      return Promise.all(turns.map((writer) => say(house, writer, `What ${writer.handle ?? ""} has to say, number ${(said += 1)}.`)));
    };
    const before: string[] = [];
    for (let turn = 0; turn < 6; turn += 1) before.push(...(await second()));
    for (const order of ["oldest", "newest"] as const) {
      const between: string[] = [];
      const seen: string[] = [];
      let after: string | undefined;
      for (let page = 0; page === 0 || after !== undefined; page += 1) {
        const [list, written] = await Promise.all([
          commentList(house, visitor, "story-1", order, { after }),
          page < SECONDS ? second() : Promise.resolve([]),
        ]);
        between.push(...written);
        seen.push(...list.comments.map((comment) => comment.id));
        after = list.next ?? undefined;
      }
      expect([order, seen.length - new Set(seen).size]).toEqual([order, 0]);
      expect([order, before.filter((id) => !seen.includes(id))]).toEqual([order, []]);
      before.push(...between);
    }
    const all: string[] = [];
    let after: string | undefined;
    do {
      const list = await commentList(house, visitor, "story-1", "oldest", { after });
      all.push(...list.comments.map((comment) => comment.id));
      after = list.next ?? undefined;
    } while (after !== undefined);
    expect(all.toSorted()).toEqual(before.toSorted());
  }, 90_000);

  test("an answer to what is deleted at the same moment is either under its place or refused with a reason, and counted once", async () => {
    const house = await open();
    await addStory(house);
    const [una, bo] = [await addMember(house, "una"), await addMember(house, "boone")];
    const parentId = await say(house, una, "Nobody closed the barrier.");
    const [gone, answered] = await Promise.all([
      deleteComment(house, una, parentId),
      postComment(judged(house), bo, { storyId: "story-1", parentId, body: "I saw it closed.", key: "once" }),
    ]);
    expect(gone.ok).toBe(true);
    const { comments } = await commentList(house, visitor, "story-1", "oldest");
    const answers = comments.filter((comment) => comment.parentId === parentId);
    expect([answered.ok, answers.length]).toEqual(answered.ok ? [true, 1] : [false, 0]);
    if (!answered.ok) expect(answered.problem.kind).toBe("parent-gone");
    const late = await postComment(judged(house), bo, { storyId: "story-1", parentId, body: "And again, later.", key: "later" });
    expect(late).toMatchObject({ ok: false, problem: { kind: "parent-gone" } });
  });

  test("what changes while words are being looked at counts: nothing is said in what was closed, or below what was taken away", async () => {
    const house = await open();
    await addStory(house);
    const [una, bo, mod] = [await addMember(house, "una"), await addMember(house, "boone"), await addMember(house, "maren", "moderator")];
    const parentId = await say(house, una, "Nobody closed the barrier.");
    /** SQLite writes one after the other: there the same happens before the words are looked at. */
    const meanwhile = async (change: () => Promise<unknown>, answers: string | null) => {
      let isChanged = false;
      const once = async (): Promise<void> => {
        if (isChanged) return;
        isChanged = true;
        await change();
      };
      if (house.store.dialect === "sqlite") await once();
      const judge: Judge = async (tx, said) => {
        await once();
        return judged(house).judge(tx, said);
      };
      const wanted = { storyId: "story-1", parentId: answers, body: `Words that come too late ${answers ?? ""}.`, key: null };
      return postComment({ ...house, judge }, bo, wanted);
    };
    expect(await meanwhile(() => deleteComment(house, una, parentId), parentId)).toMatchObject({ problem: { kind: "parent-gone" } });
    expect(await meanwhile(() => runThread(house, mod, "story-1", { isClosed: true }), null)).toMatchObject({
      problem: { kind: "closed" },
    });
    expect((await commentList(house, visitor, "story-1", "oldest")).comments.map(({ state }) => state)).toEqual(["deleted"]);
  });
});
