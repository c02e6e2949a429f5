import { expect, test } from "vitest";
import { type Actor, DAY, HOUR, SECOND } from "#kit";
import { editComment, hideComment, postComment } from "#conversation";
import { eachDialect, type TestHouse } from "../store/testing/index.ts";
import { openJudge } from "./judge.ts";
import type { EntryInput } from "./word-entries.ts";
import { addEntry, endEntry } from "./word-entries.ts";
import { signalsIn } from "./signal.ts";
import { addMember, addStory } from "./testing/house.ts";

const BAD: EntryInput = {
  pattern: "blatherskite",
  action: "hold",
  rule: "3",
  scope: { kind: "site", value: "" },
  isDisguised: true,
  isStretched: true,
  endsAt: null,
  note: "",
};

eachDialect("the judge", (open) => {
  const start = async () => {
    const house = await open();
    await addStory(house);
    const judged = { ...house, judge: openJudge(house) };
    const [mod, una] = [await addMember(house, "maren", "moderator"), await addMember(house, "una")];
    const post = async (who: Actor, body: string) => {
      house.clock.advance(SECOND);
      const posted = await postComment(judged, who, { storyId: "story-1", parentId: null, body, key: null });
      return posted.ok ? posted.value.state : posted.problem;
    };
    return { house, judged, mod, una, post };
  };
  const lastSignals = async (house: TestHouse) => {
    const row = await house.store.db.selectFrom("judgement").selectAll().orderBy("id", "desc").limit(1).executeTakeFirstOrThrow();
    return { row, signals: signalsIn(row.signals) };
  };

  test("every phase looks, all signals are kept with their scores, and what is harmless is published and watched while its author is new", async () => {
    const { house, una, post } = await start();
    expect(await post(una, "The gull was mine, see https://gull.example")).toBe("published");
    const { row, signals } = await lastSignals(house);
    expect([row.verdict, row.policy_no]).toEqual(["watch", 0]);
    expect(signals.map(({ check, asks, score }) => [check, asks, Number(score.toFixed(2))])).toEqual([
      ["words", "nothing", 0],
      ["repeat", "nothing", 0],
      ["copies", "nothing", 0],
      ["links", "nothing", 0.17],
      ["mentions", "nothing", 0],
      ["history", "nothing", 0],
      ["newcomer", "watch", 1],
    ]);
  });

  test("a listed word does what its entry says, to the newsroom too, and no longer when the entry is gone", async () => {
    const { house, mod, una, post } = await start();
    const editor = await addMember(house, "edna", "editor");
    const added = await addEntry(house, mod, BAD);
    if (!added.ok) throw new Error(added.problem);
    expect(await post(una, "What a bl4th3rskite!")).toBe("held");
    expect(await post(editor, "What a BLATHERSKITE, he wrote.")).toBe("held");
    await endEntry(house, mod, added.value.id);
    expect(await post(una, "What a blatherskite, again!")).toBe("published");
    await addEntry(house, mod, { ...BAD, action: "reject" });
    expect(await post(una, "What a blatherskite, once more!")).toBe("rejected");
    const { row } = await lastSignals(house);
    expect([row.verdict, row.rule]).toEqual(["reject", "3"]);
    const entry = await house.store.db.selectFrom("ledger_entry").selectAll().executeTakeFirstOrThrow();
    expect([entry.kind, entry.rule, entry.decided_by]).toEqual(["removal", "3", "rule"]);
    expect(await addEntry(house, una, BAD)).toEqual({ ok: false, problem: "not-yours" });
  });

  test("words that come back may be put otherwise; sent the same way again they wait for a person", async () => {
    const { house, mod, una, post } = await start();
    await addEntry(house, mod, { ...BAD, action: "nudge" });
    expect(await post(una, "You blatherskite, all of you.")).toEqual({ kind: "against-rule", rule: "3" });
    expect(await post(una, "You people, all of you.")).toBe("published");
    expect(await post(una, "You bl.a.therskite... blatherskite!")).toBe("held");
    house.clock.advance(2 * HOUR);
    expect(await post(una, "A blatherskite of another day.")).toEqual({ kind: "against-rule", rule: "3" });
  });

  test("the same words by one author come back, by several authors are held", async () => {
    const { house, una, post } = await start();
    const words = "Vote for the gull, whatever they say of the gull.";
    const said: unknown[] = [];
    for (const handle of ["ada", "ben", "cyd", "dov"]) said.push(await post(await addMember(house, handle), words));
    expect(said).toEqual(["published", "published", "published", "held"]);
    house.clock.advance(2 * DAY);
    const [once, twice, thrice] = [await post(una, words), await post(una, `${words} `), await post(una, words)];
    expect([once, twice, thrice]).toEqual(["published", "published", "published"]); // the same place: a form sent twice
  });

  test("links by somebody new are held, and an edit is judged as new words are", async () => {
    const { judged, una, mod, house, post } = await start();
    expect(await post(una, "See https://a.example https://b.example www.c.example")).toBe("held");
    const posted = await postComment(judged, una, { storyId: "story-1", parentId: null, body: "A quiet word.", key: null });
    if (!posted.ok) throw new Error("not posted");
    await addEntry(house, mod, BAD);
    const edited = await editComment(judged, una, posted.value.id, { how: "change", body: "A blatherskite word." });
    expect(edited).toEqual({ ok: true, value: { state: "held" } });
  });

  test("whose words were often taken off is read first for a week", async () => {
    const { judged, house, mod, una, post } = await start();
    for (const word of ["One gull.", "Two gulls.", "Three gulls."]) {
      const posted = await postComment(judged, una, { storyId: "story-1", parentId: null, body: word, key: null });
      if (!posted.ok) throw new Error("not posted");
      await hideComment(house, mod, posted.value.id, { rule: "3", reason: "Too many gulls." });
    }
    expect(await post(una, "Four gulls.")).toBe("held");
    house.clock.advance(8 * DAY);
    expect(await post(una, "Five gulls.")).toBe("published");
  });

  test("a member who is suspended is told until when", async () => {
    const { house, una } = await start();
    const judge = openJudge(house, { boundOf: async () => [{ kind: "suspend", until: "2026-04-01T00:00:00.000Z" }] });
    const posted = await postComment({ ...house, judge }, una, { storyId: "story-1", parentId: null, body: "Hello", key: null });
    expect(posted).toEqual({ ok: false, problem: { kind: "suspended", until: "2026-04-01T00:00:00.000Z" } });
  });
});
