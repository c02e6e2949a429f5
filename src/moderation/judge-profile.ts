import { newId, type Actor, visitor } from "#kit";
import { type ProfileJudge, memberFacts } from "#members";
import { authorRecord } from "#conversation";
import type { House, Tx } from "#store";
import { decide, RULE_UNSAID } from "./decide.ts";
import { hashOf, openLists } from "./judge.ts";
import { lookAt } from "./phases.ts";
import { policyFor } from "./policy-versions.ts";
import { daysSince } from "./standing.ts";

/**
 * Judges what somebody wants others to see of them, before anybody does: by the phases that look at words, under the policy that holds for that
 * member. What would wait for a person goes back instead, to be put otherwise: a name that nobody may see is none.
 */
export const openProfileJudge = (house: House): ProfileJudge => {
  const listsOf = openLists(house);
  const factsOf = async (tx: Tx, memberId: string | null) => (memberId === null ? null : memberFacts(tx, memberId));
  return async (tx, { memberId, name, place, about, lang }) => {
    const now = house.clock.now();
    const body = [name, place, about].filter((text) => text !== "").join("\n\n");
    if (body === "") return null;
    const member = await factsOf(tx, memberId);
    const { published } = memberId === null ? { published: 0 } : await authorRecord(tx, memberId, now);
    const author: Actor = { ...visitor, id: memberId, role: member?.role ?? "member" };
    const { no, policy } = await policyFor(tx, memberId ?? "");
    const signals = lookAt(
      {
        body,
        author,
        hits: (await listsOf(tx)).find(body, { section: "", storyId: "", lang: lang ?? "", now }),
        repeats: 0,
        copies: 0,
        days: member === null ? 0 : daysSince(member.joinedAt, house.clock.ms()),
        published: Math.max(published, policy.heldFirst),
        linkTimes: 1, // links on a page about oneself are as many for everybody
        lately: { published: 0, takenOff: 0 },
        bound: [],
        isPremoderated: false,
        seen: [],
        scored: null,
        services: [],
      },
      policy,
    );
    const { verdict, rule } = decide(signals, false);
    if (verdict === "publish" || verdict === "watch") return null;
    await tx
      .insertInto("judgement")
      .values({
        id: newId(house.clock.ms()),
        target: null,
        author_id: memberId ?? "",
        story_id: "",
        section: "",
        lang: lang ?? "",
        verdict: "reject",
        rule,
        signals: JSON.stringify(signals),
        body_hash: hashOf(body),
        policy_no: no,
        at: now,
      })
      .execute();
    return rule ?? RULE_UNSAID;
  };
};
