import { expect, test } from "vitest";
import { type Actor, DAY, HOUR, MINUTE, visitor } from "#kit";
import { eachDialect, type TestHouse } from "../store/testing/index.ts";
import { castVote } from "./cast-vote.ts";
import { explainRank } from "./explain-rank.ts";
import { allGroupsOf, groupInThread, groupOfMember, groupVotesOf } from "./opinion/group-votes.ts";
import { lookForGroups } from "./opinion/look-for-groups.ts";
import { noteAgreements } from "./opinion/note-agreement.ts";
import type { Agreement } from "./opinion/agreement.ts";
import { agreementWords } from "./opinion/agreement-words.ts";
import { votesOfCamps } from "./opinion/testing/camps.ts";
import { rescoreDue } from "./rescore.ts";
import { addMember, addStory, say } from "./testing/talk.ts";
import { talkView } from "./talk-view.ts";

const PEOPLE = 64;
const COMMENTS = 18;

/** A conversation of two camps who have all voted: 18 comments, a third of them common ground. */
const twoCamps = async (house: TestHouse): Promise<{ readonly ids: readonly string[]; readonly people: readonly Actor[] }> => {
  await addStory(house);
  const una = await addMember(house, "una");
  const ids: string[] = [];
  for (let at = 0; at < COMMENTS; at += 1) {
    ids.push(await say(house, una, `Comment number ${at}.`));
    house.clock.advance(MINUTE);
  }
  const people: Actor[] = [];
  for (let at = 0; at < PEOPLE; at += 1) people.push(await addMember(house, `voter${String(at).padStart(3, "0")}`));
  const votes = votesOfCamps(PEOPLE, COMMENTS, [0.5, 0.5], "house");
  await house.store.db
    .insertInto("vote")
    .values(
      votes.map(({ memberId, commentId, value }) => ({
        comment_id: ids[Number(commentId.slice(1))]!,
        member_id: people[Number(memberId.slice(1))]!.id!,
        kind: "vote",
        value,
        at: house.clock.now(),
      })),
    )
    .execute();
  for (const [at, id] of ids.entries()) {
    const own = votes.filter(({ commentId }) => Number(commentId.slice(1)) === at);
    const respect = own.filter(({ value }) => value === 1).length;
    await house.store.db
      .updateTable("comment")
      .set({ respect, doesnt_help: own.length - respect })
      .where("id", "=", id)
      .execute();
  }
  return { ids, people };
};

const nights = async (house: TestHouse, count: number): Promise<void> => {
  for (let night = 0; night < count; night += 1) {
    await lookForGroups(house);
    house.clock.advance(DAY);
  }
};

const readAll = async (house: TestHouse, actor: Actor, between: () => Promise<void> = async () => {}): Promise<readonly string[]> => {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const view = await talkView(house, actor, "story-1", { order: "bridging", after });
    seen.push(...view.branches.map((branch) => branch.comment.id));
    after = view.next ?? undefined;
    await between();
  } while (after !== undefined);
  return seen;
};

eachDialect("the bridging order", (open) => {
  test("after three nights what both camps respect comes first, and it is said why", async () => {
    const house = await open();
    const { ids, people } = await twoCamps(house);
    await nights(house, 2);
    expect(await groupOfMember(house.store.db, people[0]!.id!)).toBeNull();
    expect(await groupVotesOf(house.store.db, ids[0]!)).toEqual([]);
    expect((await explainRank(house, ids[2]!))?.bridging.groups).toEqual([]);
    await nights(house, 1);
    const [first, last] = [await groupOfMember(house.store.db, people[0]!.id!), await groupOfMember(house.store.db, people[63]!.id!)];
    expect(new Set([first, last])).toEqual(new Set([0, 1]));
    await rescoreDue(house);
    house.clock.advance(2 * MINUTE);
    const order = await readAll(house, visitor);
    expect(order.slice(0, 5).every((id) => ids.indexOf(id) % 3 === 2)).toBe(true);
    expect(order.toSorted()).toEqual(ids.toSorted());

    const before = await groupVotesOf(house.store.db, ids[0]!);
    const voter = people.find((_, at) => at < 8)!;
    await castVote(house, voter, ids[0]!, "none");
    await castVote(house, voter, ids[0]!, "doesnt-help");
    const after = await groupVotesOf(house.store.db, ids[0]!);
    expect(after[first!]!.doesntHelp).toBeGreaterThanOrEqual(before[first!]!.doesntHelp);
    expect(after[last!]).toEqual(before[last!]);
    await lookForGroups(house);
    expect(await groupVotesOf(house.store.db, ids[0]!)).toEqual(after);
  });

  test("every fourth place is a new comment's, every page together holds each once, and without groups it is respect that counts", async () => {
    const house = await open();
    await addStory(house);
    const [una, vera] = [await addMember(house, "una"), await addMember(house, "vera")];
    const old: string[] = [];
    for (let at = 0; at < 30; at += 1) old.push(await say(house, una, `Old ${at}.`));
    for (const id of old) await castVote(house, vera, id, "respect");
    house.clock.advance(2 * DAY);
    while ((await rescoreDue(house)) > 0);
    const fresh: string[] = [];
    for (let at = 0; at < 15; at += 1) fresh.push(await say(house, una, `Fresh ${at}.`));
    house.clock.advance(2 * MINUTE);
    let voted = 0;
    const order = await readAll(house, visitor, async () => {
      await castVote(house, vera, fresh[(voted += 1)]!, "respect");
      house.clock.advance(MINUTE);
    });
    expect(order.toSorted()).toEqual([...old, ...fresh].toSorted());
    const places = order.flatMap((id, at) => (at < 40 && fresh.includes(id) ? [at + 1] : []));
    expect(places.slice(0, 7)).toEqual([4, 8, 12, 16, 20, 24, 28]);
    expect(await readAll(house, visitor)).toEqual(await readAll(house, visitor));
    house.clock.advance(25 * HOUR);
    while ((await rescoreDue(house)) > 0);
    house.clock.advance(2 * MINUTE);
    const standing = await house.store.db
      .selectFrom("comment_rank")
      .select("sort")
      .where("sort", "=", "explore")
      .where("to_no", ">", 1e15)
      .execute();
    expect(standing).toEqual([]);
  });

  test("a topic that enough people vote under has groups of its own, by which its conversations are ordered; the others keep the site's", async () => {
    const house = await open();
    const { ids, people } = await twoCamps(house);
    const { db } = house.store;
    const about = { story_id: "story-1", is_direct: 1 };
    await db
      .insertInto("story_topic")
      .values([
        { ...about, slug: "flood", name: "Flood" },
        { ...about, slug: "water", name: "Water" },
      ])
      .execute();
    const look = async (voters: number): Promise<void> => {
      await lookForGroups(house, voters);
      house.clock.advance(DAY);
    };
    const topic = async (): Promise<string> => (await db.selectFrom("thread").select("topic").executeTakeFirstOrThrow()).topic;
    const all = await db.selectFrom("vote").select("member_id").distinct().execute();
    for (let night = 0; night < 3; night += 1) await look(all.length + 1);
    const [una, site] = [people[0]!.id!, await groupVotesOf(db, ids[0]!)];
    expect([await topic(), site.length, (await allGroupsOf(db, una)).map((each) => each.topic)]).toEqual(["", 2, [""]]);
    await look(all.length);
    expect([await topic(), (await allGroupsOf(db, una)).map((each) => each.topic)]).toEqual(["water", ["", "Flood", "Water"]]);
    expect((await explainRank(house, ids[0]!))?.bridging).toMatchObject({ topic: "Water", groups: [{}, {}] });
    // The groups of a topic are counted for by votes between two nights, and who is in none of them counts for none.
    const own = await groupInThread(db, una, "story:story-1");
    await castVote(house, people[0]!, ids[0]!, "none");
    const none = await groupVotesOf(db, ids[0]!);
    await castVote(house, people[0]!, ids[0]!, "respect");
    const after = await groupVotesOf(db, ids[0]!);
    expect(after[own!]!.respect).toBe(none[own!]!.respect + 1);
    await db.deleteFrom("opinion_member").where("topic", "=", "water").where("member_id", "=", una).execute();
    await castVote(house, people[0]!, ids[0]!, "none");
    expect(await groupVotesOf(db, ids[0]!)).toEqual(after);
    // With too few voters the conversation goes by the site's groups again.
    await look(all.length + 1);
    expect([await topic(), (await allGroupsOf(db, una)).map((each) => each.topic)]).toEqual(["", [""]]);
    expect((await explainRank(house, ids[0]!))?.bridging.topic).toBe("");
  });

  test("the panel says where the camps agree, and is only told again when it changed", async () => {
    const house = await open();
    const { ids } = await twoCamps(house);
    expect(await noteAgreements(house)).toBe(1);
    expect(await noteAgreements(house)).toBe(0);
    const { thread } = await talkView(house, visitor, "story-1", { order: "newest" });
    const { agreed, sizes, why } = thread.agreement as Agreement;
    expect(why).toBeNull();
    expect(sizes).toEqual([32, 32]);
    expect(agreed.every(({ commentId }) => ids.indexOf(commentId) % 3 === 2)).toBe(true);
    const count = async (work: () => Promise<unknown>): Promise<number> => {
      let statements = 0;
      const stop = house.store.onQuery(() => (statements += 1));
      await work();
      stop();
      return statements;
    };
    const panel = thread.agreement as Agreement;
    const small = { ...panel, agreed: panel.agreed.slice(0, 1), apart: [] };
    const none = { ...small, agreed: [] };
    const asked = [panel, small, none].map((each) => () => agreementWords(house, each));
    const page = () => talkView(house, visitor, "story-1", { order: "newest" });
    const counts: number[] = [];
    for (const work of [...asked, page]) counts.push(await count(work));
    await house.store.db.updateTable("thread").set({ agreement: "" }).execute();
    expect([...counts, await count(page)]).toEqual([1, 1, 0, counts[3], counts[3]]);
  });

  test("a page of the bridging order takes as many statements whatever there is", async () => {
    const house = await open();
    const { people } = await twoCamps(house);
    await nights(house, 3);
    const count = async (actor: Actor): Promise<number> => {
      let statements = 0;
      const stop = house.store.onQuery(() => (statements += 1));
      await talkView(house, actor, "story-1", { order: "bridging" });
      stop();
      return statements;
    };
    expect([await count(visitor), await count(people[0]!)]).toEqual([5, 8]);
  });
});
