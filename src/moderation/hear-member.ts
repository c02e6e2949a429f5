import type { Bus } from "#events";
import { type House, type Tx } from "#store";
import { newId } from "#kit";
import { memberFacts } from "#members";
import { BASE_SCORES } from "./case.ts";
import { decide } from "./decide.ts";
import { hashOf, openLists } from "./judge.ts";
import type { WordList } from "./lists/word-list.ts";
import { openCase } from "./open-case.ts";
import { listedWords } from "./phases.ts";
import type { Signal } from "./signal.ts";

/** Looks at a member's name and what they say of themselves, and puts before the moderators what the list finds there. */
export const lookAtProfile = async (house: House, tx: Tx, list: WordList, memberId: string): Promise<void> => {
  const member = await memberFacts(tx, memberId);
  if (member === null) return;
  const now = house.clock.now();
  const body = [member.name, member.handle, member.about].join("\n\n");
  const hits = list.find(body, { section: "", storyId: "", lang: member.lang ?? "", now });
  if (hits.length === 0) return;
  const signals: readonly Signal[] = listedWords(hits);
  const id = newId(house.clock.ms());
  const { rule } = decide(signals, true);
  await tx
    .insertInto("judgement")
    .values({
      id,
      target: `member:${memberId}`,
      author_id: memberId,
      story_id: "",
      section: "",
      lang: member.lang ?? "",
      verdict: "watch",
      rule,
      signals: JSON.stringify(signals),
      body_hash: hashOf(body),
      policy_no: 0,
      at: now,
    })
    .execute();
  await openCase(house, tx, {
    kind: "judged",
    target: `member:${memberId}`,
    storyId: null,
    authorId: memberId,
    base: BASE_SCORES.hold,
    judgementId: id,
  });
};

export const subscribeProfiles = (house: House, bus: Pick<Bus, "subscribe">): void => {
  const listsOf = openLists(house);
  bus.subscribe({
    name: "moderation.profiles",
    kinds: ["member.changed"],
    hear: async (tx, event) => {
      if (event.kind === "member.changed") await lookAtProfile(house, tx, await listsOf(tx), event.body.member);
    },
  });
};
