import { expect, test } from "vitest";
import { hashUnit, MINUTE, SECOND, system, visitor } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { POLICY } from "./policy.ts";
import { currentPolicy, endTrial, policyFor, policyVersions, setPolicy, TRIAL_SHARE } from "./policy-versions.ts";
import { openJudge } from "./judge.ts";
import { addMember, addStory } from "./testing/house.ts";
import { trialView } from "./trial-view.ts";

eachDialect("versions of the policy", (open) => {
  test("a new one is tried on one author in twenty, the same ones while it lasts, and then holds for all or ends", async () => {
    const house = await open();
    await addStory(house);
    const maren = await addMember(house, "maren", "moderator");
    const wanted = { ...POLICY, newLinksMost: 1 };
    const inTx: typeof house.store.transact = (work) => house.store.transact(work);
    expect(await setPolicy(house, visitor, { wanted, note: "", force: "trial" })).toEqual({ ok: false, problem: "not-yours" });
    expect(await endTrial(house, maren)).toEqual({ ok: false, problem: "no-trial" });
    expect(await setPolicy(house, maren, { wanted, note: "Eggs.", force: "trial" })).toEqual({ ok: true, value: { no: 1 } });
    expect(await inTx((tx) => currentPolicy(tx))).toEqual({ no: 0, policy: POLICY });
    const drawn: string[] = [];
    for (let k = 0; k < 400; k += 1) if ((await inTx((tx) => policyFor(tx, `author-${k}`))).no === 1) drawn.push(`author-${k}`);
    expect(drawn).toEqual(Array.from({ length: 400 }, (_, k) => `author-${k}`).filter((id) => hashUnit(`1 ${id}`) < TRIAL_SHARE / 100));
    expect(Math.abs(drawn.length - 20)).toBeLessThan(12);

    // Two who post the same links: one was drawn, one was not.
    const judge = openJudge(house);
    const say = async (authorId: string): Promise<void> => {
      house.clock.advance(SECOND);
      await inTx((tx) =>
        judge(tx, {
          author: { ...system, id: authorId, role: "member" },
          storyId: "story-1",
          parentId: null,
          body: `By ${authorId}: https://a.example and https://b.example`,
          target: `comment:of${authorId}`,
        }),
      );
    };
    await say(drawn[0] ?? "");
    await say("author-0");
    const { trial } = await inTx((tx) => policyVersions(tx));
    if (trial === null) throw new Error("no trial");
    expect(trial).toMatchObject({ no: 1, policy: wanted, note: "Eggs." });
    const fared = await trialView(house, trial);
    expect([fared.tried.judged, fared.tried.held, fared.others.judged, fared.others.held]).toEqual([1, 1, 1, 0]);

    house.clock.advance(MINUTE);
    expect(await endTrial(house, maren)).toEqual({ ok: true, value: null });
    expect((await inTx((tx) => policyFor(tx, drawn[0] ?? ""))).no).toBe(0);
    await setPolicy(house, maren, { wanted, note: "", force: "trial" });
    await setPolicy(house, maren, { wanted, note: "", force: "all" });
    expect(await inTx((tx) => policyVersions(tx))).toEqual({ inForce: { no: 3, policy: wanted }, trial: null });
    const ledger = await house.store.db.selectFrom("ledger_entry").select(["target", "ground", "details"]).orderBy("no").execute();
    expect(ledger.map(({ target, ground, details }) => [target, ground, JSON.parse(details)])).toEqual([
      ["policy:1", "tried", { newLinksMost: 1, share: TRIAL_SHARE }],
      ["policy:1", "trial-ended", {}],
      ["policy:2", "tried", { newLinksMost: 1, share: TRIAL_SHARE }],
      ["policy:3", "tried", { newLinksMost: 1 }],
    ]);
  });
});
