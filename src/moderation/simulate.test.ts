import { expect, test } from "vitest";
import { DAY, SECOND } from "#kit";
import { hideComment, plainJudge, postComment } from "#conversation";
import { eachDialect } from "../store/testing/index.ts";
import { POLICY } from "./policy.ts";
import { currentPolicy, setPolicy } from "./policy-versions.ts";
import { readPolicyForm, simulate } from "./simulate.ts";
import { addMember, addStory } from "./testing/house.ts";

eachDialect("the simulator", (open) => {
  test("replays the last thirty days under other numbers, by language and section, and what is put in force judges from then on", async () => {
    const house = await open();
    await addStory(house);
    const [maren, una] = [await addMember(house, "maren", "moderator"), await addMember(house, "una")];
    const post = async (body: string) => {
      house.clock.advance(SECOND);
      const posted = await postComment({ ...house, judge: plainJudge(house) }, una, {
        storyId: "story-1",
        parentId: null,
        body,
        key: null,
      });
      if (!posted.ok) throw new Error(posted.problem.kind);
      return posted.value.id;
    };
    await post("Too old to count: https://a.example https://b.example https://c.example");
    house.clock.advance(40 * DAY);
    for (let count = 0; count < 4; count += 1) await post(`Word ${count} of mine.`);
    const off = await post("Eggs at https://a.example and https://b.example");
    await post("Nine links: www.a.b www.b.b www.c.b www.d.b www.e.b www.f.b www.g.b www.h.b www.i.b");
    await hideComment(house, maren, off, { rule: "6", reason: "Eggs." });
    await house.store.db
      .insertInto("moderation_case")
      .values({
        id: "case-1",
        kind: "judged",
        target: `comment:${off}`,
        story_id: "story-1",
        author_id: una.id,
        state: "closed",
        base: 1,
        reports: 0,
        score: 1,
        opened_at: house.clock.now(),
        due_at: null,
        claimed_by: null,
        claimed_until: null,
        closed_at: house.clock.now(),
        closed_by: maren.id,
        outcome: "removed",
        decision_id: null,
        judgement_id: null,
      })
      .execute();
    const wanted = { ...POLICY, linksMost: 1 };
    const tried = await simulate(house, POLICY, wanted);
    expect(tried.replayed).toBe(6);
    expect([tried.now, tried.wanted]).toEqual([
      { held: 1, out: 5, falseHolds: 0, missed: 1 },
      { held: 2, out: 4, falseHolds: 0, missed: 0 },
    ]);
    expect([tried.byLang.map((each) => each.of), tried.bySection.map((each) => each.of)]).toEqual([["en"], ["harbour"]]);
    expect(readPolicyForm({ linksMost: "x" }, POLICY)).toBeNull();
    expect(readPolicyForm({ linksMost: "0" }, POLICY)).toBeNull();
    expect(readPolicyForm({ linksMost: "1" }, POLICY)).toEqual(wanted);
    expect(await setPolicy(house, una, { wanted, note: "", force: "all" })).toEqual({ ok: false, problem: "not-yours" });
    await setPolicy(house, maren, { wanted, note: "Too many eggs.", force: "all" });
    expect(await house.store.transact((tx) => currentPolicy(tx))).toEqual({ no: 1, policy: wanted });
    const entry = await house.store.db
      .selectFrom("ledger_entry")
      .select(["kind", "details"])
      .orderBy("no", "desc")
      .limit(1)
      .executeTakeFirstOrThrow();
    expect([entry.kind, JSON.parse(entry.details)]).toEqual(["rule", { linksMost: 1 }]);
  });
});
