import { expect, test } from "vitest";
import { MINUTE, visitor } from "#kit";
import { verifyLedger } from "#ledger";
import { storySubject } from "#stories";
import { eachDialect, type TestHouse } from "../store/testing/index.ts";
import { findDraft, keepDraft, publishDraft } from "./draft.ts";
import { addMember, addStory, judged, say } from "./testing/talk.ts";
import { LETTERS_MOST, lettersIn } from "./comment.ts";
import { commentList } from "./comment-lists.ts";
import { commentView, talkView, threadView } from "./talk-view.ts";
import { deleteComment, hideComment, restoreComment } from "./take-off.ts";
import { postComment, tidyBody } from "./write-comment.ts";

const repliesOf = async (house: TestHouse): Promise<number> =>
  (await house.store.db.selectFrom("story").select("replies").where("id", "=", "story-1").executeTakeFirstOrThrow()).replies;

test("letters are counted as readers count them", () => {
  for (const [text, letters] of [
    ["👨‍👩‍👧‍👦", 1],
    ["🇫🇷🇪🇸", 2],
    ["مُحَمَّدٌ", 4],
    ["हिन्दी", 2],
    ["e\u0301te\u0301", 3],
  ] as const)
    expect([text, lettersIn(text)]).toEqual([text, letters]);
});

test("words are tidied, never changed: line ends, controls, direction marks", () => {
  expect(tidyBody("  a\r\nb\u0000\u202e\n\n\n\nc ")).toBe("a\nb\n\nc");
});

eachDialect("conversation", (open) => {
  test("a form sent twice, or ten times at once, lands once", async () => {
    const house = await open();
    await addStory(house);
    const una = await addMember(house, "una");
    const all = await Promise.all(Array.from({ length: 10 }, () => say(house, una, "Once only.", { key: "form-1" })));
    expect(new Set(all).size).toBe(1);
    const again = await say(house, una, "Once only.");
    expect(again).toBe(all[0]);
    house.clock.advance(6 * MINUTE);
    expect(await say(house, una, "Once only.")).not.toBe(all[0]);
    expect(await repliesOf(house)).toBe(2);
  });

  test("answers at the same time all find their place, and every parent stands before its answers", async () => {
    const house = await open();
    await addStory(house);
    const [una, bo] = [await addMember(house, "una"), await addMember(house, "boo")];
    const root = await say(house, una, "The root of it all.");
    const first = await Promise.all(
      Array.from({ length: 8 }, (_, index) => say(house, index % 2 === 0 ? una : bo, `Answer ${index}`, { parentId: root })),
    );
    await Promise.all(first.map((parentId, index) => say(house, bo, `Under ${index}`, { parentId })));
    const view = await threadView(house, visitor, { storyId: "story-1", rootId: root, order: "oldest" });
    const seen = new Set<string>();
    const walk = (branch: NonNullable<typeof view>["branch"], parent: string | null): void => {
      expect(branch.comment.parentId).toBe(parent);
      seen.add(branch.comment.id);
      for (const answer of branch.answers) walk(answer, branch.comment.id);
    };
    if (view !== null) walk(view.branch, null);
    expect(seen.size).toBe(17);
    const places = await house.store.db.selectFrom("comment").select("place").where("root_id", "=", root).orderBy("place").execute();
    expect(places.map((row) => row.place)).toEqual(Array.from({ length: 17 }, (_, index) => index));
  });

  test("what cannot be posted is refused with a reason", async () => {
    const house = await open();
    await addStory(house);
    const una = await addMember(house, "una");
    const kind = async (body: string, parentId: string | null = null): Promise<string> => {
      const posted = await postComment(judged(house), una, { storyId: "story-1", parentId, body, key: null });
      return posted.ok ? "posted" : posted.problem.kind;
    };
    expect(await kind(" \n\t ")).toBe("empty");
    expect([await kind("x".repeat(LETTERS_MOST + 1)), await kind("👨‍👩‍👧‍👦".repeat(LETTERS_MOST / 10))]).toEqual(["too-long", "posted"]);
    expect(await kind("An answer to nothing.", "nobody")).toBe("parent-gone");
    await house.store.db.updateTable("story").set({ state: "killed" }).execute();
    expect(await kind("Too late.")).toBe("story-gone");
    const nobody = await postComment(judged(house), visitor, { storyId: "story-1", parentId: null, body: "Hello", key: null });
    expect(nobody.ok ? "" : nobody.problem.kind).toBe("not-signed-in");
  });

  test("the same words under one story after another are stopped by rule 2", async () => {
    const house = await open();
    await addStory(house);
    const una = await addMember(house, "una");
    for (let count = 0; count < 2; count += 1) {
      await say(house, una, "Buy my excellent gulls today.");
      house.clock.advance(6 * MINUTE);
    }
    const third = await postComment(judged(house), una, {
      storyId: "story-1",
      parentId: null,
      body: "Buy my excellent gulls today.",
      key: null,
    });
    expect(third).toEqual({ ok: false, problem: { kind: "against-rule", rule: "2" } });
  });

  test("hidden words stay for their author and the moderators, deleted ones for nobody; counts and ledger follow", async () => {
    const house = await open();
    await addStory(house);
    const [una, mod, bo] = [await addMember(house, "una"), await addMember(house, "mod", "moderator"), await addMember(house, "boo")];
    const bad = await say(house, una, "You gull.");
    await say(house, bo, "An answer.", { parentId: bad });
    expect((await hideComment(house, bo, bad, { rule: "3", reason: "rude" })).ok).toBe(false);
    expect(await hideComment(house, mod, bad, { rule: "3", reason: "  " })).toEqual({ ok: false, problem: "no-reason" });
    expect((await hideComment(house, mod, bad, { rule: "3", reason: "It is rude." })).ok).toBe(true);
    expect(await hideComment(house, mod, bad, { rule: "3", reason: "again" })).toEqual({ ok: false, problem: "not-there" });
    expect(await repliesOf(house)).toBe(1);
    expect(await commentView(house, visitor, bad)).toMatchObject({
      state: "hidden",
      takenOff: { rule: "3", reason: "It is rude.", ledgerNo: 1 },
    });
    expect((await restoreComment(house, mod, bad)).ok).toBe(true);
    expect(await commentView(house, visitor, bad)).toMatchObject({ state: "published", body: "You gull.", takenOff: null });
    expect((await deleteComment(house, bo, bad)).ok).toBe(false);
    expect((await deleteComment(house, una, bad)).ok).toBe(true);
    expect(JSON.stringify(await house.store.db.selectFrom("comment").selectAll().where("id", "=", bad).execute())).not.toContain("gull.");
    expect(await verifyLedger(house.store)).toEqual({ ok: true, entries: 2 });
    const list = await commentList(house, visitor, "story-1", "oldest");
    expect(list.comments.map((comment) => comment.state)).toEqual(["deleted", "published"]);
  });

  test("a draft is found by its secret alone, becomes one comment, and stays when it cannot", async () => {
    const house = await open();
    await addStory(house);
    const una = await addMember(house, "una");
    const secret = await keepDraft(house, { storyId: "story-1", parentId: null, body: "Written before." });
    expect(JSON.stringify(await house.store.db.selectFrom("draft").selectAll().execute())).not.toContain(secret);
    expect(await findDraft(house, house.store.db, "other")).toBeNull();
    const carry = () => house.store.transact((tx) => publishDraft(judged(house), tx, una, secret));
    const [first, second] = [await carry(), await carry()];
    expect([first?.kind, second?.kind]).toEqual(["posted", "posted"]);
    expect(first?.kind === "posted" && second?.kind === "posted" && first.posted.id === second.posted.id).toBe(true);
    expect(await repliesOf(house)).toBe(1);
    const sent = () => keepDraft(house, { storyId: "story-1", parentId: null, body: "Sent as the session ended.", key: "form-7" });
    for (const twice of [await sent(), await sent()]) {
      await house.store.transact((tx) => publishDraft(judged(house), tx, una, twice));
      house.clock.advance(6 * MINUTE);
    }
    await say(house, una, "Sent as the session ended.", { key: "form-7" });
    expect(await repliesOf(house)).toBe(2);
    const late = await keepDraft(house, { storyId: "story-1", parentId: null, body: "For a story that goes." });
    await house.store.db.updateTable("story").set({ state: "killed" }).execute();
    const kept = await house.store.transact((tx) => publishDraft(judged(house), tx, una, late));
    expect(kept).toMatchObject({ kind: "kept", problem: { kind: "story-gone" }, draft: { body: "For a story that goes." } });
    house.clock.advance(8 * 24 * 60 * MINUTE);
    expect(await findDraft(house, house.store.db, late)).toBeNull();
  });

  test("a page of the conversation takes as many statements with two thousand comments as with two", async () => {
    const house = await open();
    await addStory(house);
    const una = await addMember(house, "una");
    const root = await say(house, una, "First of many.");
    await say(house, una, "First answer.", { parentId: root });
    const count = async (): Promise<number> => {
      let statements = 0;
      const stop = house.store.onQuery(() => (statements += 1));
      await talkView(house, visitor, "story-1", { order: "newest" });
      stop();
      return statements;
    };
    const few = await count();
    const row = await house.store.db.selectFrom("comment").selectAll().where("id", "=", root).executeTakeFirstOrThrow();
    for (let batch = 0; batch < 20; batch += 1)
      await house.store.db
        .insertInto("comment")
        .values(
          Array.from({ length: 100 }, (_, index) => ({
            ...row,
            id: `x${batch}-${index}`,
            root_id: `x${batch}-${index}`,
            top_id: `x${batch}-${index}`,
            seq: 10 + batch * 100 + index,
            placed: 1,
            idempotency_key: null,
          })),
        )
        .execute();
    expect([few, await count()]).toEqual([5, 5]);
    const subject = await storySubject(house.store.db, "story-1");
    expect(subject?.shortId).toBe("gull0001");
  });

  test("pages of any size, put one after the other, hold every comment once and in order", async () => {
    const house = await open();
    await addStory(house);
    const una = await addMember(house, "una");
    for (let index = 0; index < 45; index += 1) await say(house, una, `Comment number ${index}`);
    for (const order of ["newest", "oldest"] as const) {
      const seen: number[] = [];
      let after: string | undefined;
      do {
        const view = await talkView(house, visitor, "story-1", { order, after });
        seen.push(...view.branches.map((branch) => branch.comment.seq));
        after = view.next ?? undefined;
      } while (after !== undefined);
      const all = Array.from({ length: 45 }, (_, index) => index + 1);
      expect(seen).toEqual(order === "newest" ? all.toReversed() : all);
    }
  });
});
