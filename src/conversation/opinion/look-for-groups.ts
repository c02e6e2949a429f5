import { sql } from "kysely";
import { publish } from "#events";
import { DAY, later, newId } from "#kit";
import { type House, lockRow, type Tx } from "#store";
import { rankComment } from "../rank-comment.ts";
import type { OpinionRun } from "../tables.ts";
import "../tables.ts";
import type { OneVote } from "./find-groups.ts";
import { groupsOfMembers, newestRun } from "./group-votes.ts";
import { keepNumbers } from "./keep-numbers.ts";
import { FIRST_STAGE, nextStage, type Stage, type StageState } from "./stage.ts";
import { type Think, thinkHere } from "./think.ts";
import { type Look, lookAtTopics, TOPIC_VOTERS } from "./topic-groups.ts";
import { votesSince } from "./votes-since.ts";

/**
 * What people judge elsewhere than in conversations, as votes on things of its own ids: it helps to tell who usually agrees with whom. A higher
 * room fills it in.
 */
export type AlsoJudged = (house: House, since: string) => Promise<readonly OneVote[]>;
export type GroupHouse = House & { readonly alsoJudged?: AlsoJudged; readonly think?: Think };

const LOOKED_BACK_MS = 180 * DAY;
const BATCH = 100;

/** By which topic's groups the conversations of stories are ordered: the narrowest that has groups. */
const topicOfStories = (looks: readonly Look[]): ReadonlyMap<string, string> => {
  const topicOf = new Map<string, string>();
  for (const { run, stories } of looks)
    if (run.topic !== "" && run.groups > 0) for (const story of stories) if (!topicOf.has(story)) topicOf.set(story, run.topic);
  return topicOf;
};

/** Gives conversations the topic that they are ordered by, where it is another than before. */
const setTopics = async (tx: Tx, topicOf: ReadonlyMap<string, string>): Promise<void> => {
  const known = await tx.selectFrom("thread").select(["story_id", "topic"]).where("topic", "<>", "").execute();
  const before = new Map(known.map((row) => [row.story_id, row.topic]));
  const moved = [...new Set([...topicOf.keys(), ...before.keys()])].filter((story) => topicOf.get(story) !== before.get(story));
  for (const [topic, stories] of Map.groupBy(moved, (story) => topicOf.get(story) ?? ""))
    for (let at = 0; at < stories.length; at += BATCH)
      await tx
        .updateTable("thread")
        .set({ topic })
        .where("story_id", "in", stories.slice(at, at + BATCH))
        .execute();
};

const store = async (tx: Tx, looks: readonly Look[]): Promise<void> => {
  await tx
    .insertInto("opinion_run")
    .values(looks.map(({ run }) => run))
    .execute();
  await tx.deleteFrom("opinion_member").execute();
  const rows = looks.flatMap(({ run, groupOf }) =>
    [...groupOf].map(([member, group]) => ({ member_id: member, group_no: group, topic: run.topic })),
  );
  for (let at = 0; at < rows.length; at += BATCH)
    await tx
      .insertInto("opinion_member")
      .values(rows.slice(at, at + BATCH))
      .execute();
  await setTopics(tx, topicOfStories(looks));
  await tx.deleteFrom("comment_group").execute();
  await tx
    .insertInto("comment_group")
    .columns(["comment_id", "group_no", "respect", "doesnt_help"])
    .expression((eb) =>
      eb
        .selectFrom("vote")
        .innerJoin("comment", "comment.id", "vote.comment_id")
        .innerJoin("thread", "thread.id", "comment.thread_id")
        .innerJoin("opinion_member as m", (join) => join.onRef("m.member_id", "=", "vote.member_id").onRef("m.topic", "=", "thread.topic"))
        .select([
          "vote.comment_id",
          "m.group_no",
          sql<number>`sum(case when vote.value = 1 then 1 else 0 end)`.as("respect"),
          sql<number>`sum(case when vote.value = -1 then 1 else 0 end)`.as("doesnt_help"),
        ])
        .where("vote.kind", "=", "vote")
        .groupBy(["vote.comment_id", "m.group_no"]),
    )
    .execute();
};

/** Scores some comments of a conversation anew, from the one after number `after` on; gives the number of the last one, null when all are done. */
const rankSome = (house: House, threadId: string, after: number): Promise<number | null> =>
  house.store.transact(async (tx) => {
    const batch = tx.selectFrom("comment").selectAll().where("thread_id", "=", threadId).where("seq", ">", after);
    const comments = await lockRow(house.store.dialect)(batch.orderBy("seq").limit(BATCH)).execute();
    for (const comment of comments) if (comment.state !== "held" && comment.state !== "rejected") await rankComment(house, tx, comment);
    return comments.length < BATCH ? null : (comments.at(-1)?.seq ?? null);
  });

/** Scores the comments of conversations that were voted in lately anew, and tells whoever shows them. */
const rankAnew = async (house: House, since: string): Promise<void> => {
  const threads = await house.store.db
    .selectFrom("comment")
    .innerJoin("vote", "vote.comment_id", "comment.id")
    .select(["comment.thread_id", "comment.story_id"])
    .distinct()
    .where("vote.at", ">", since)
    .where("vote.kind", "=", "vote")
    .execute();
  for (const { thread_id: threadId, story_id: storyId } of threads) {
    let last: number | null = 0;
    while (last !== null) last = await rankSome(house, threadId, last);
    await house.store.transact((tx) => publish(house, tx, { kind: "talk.changed", topic: `talk:${storyId}`, body: { story: storyId } }));
  }
};

/**
 * The night's look for opinion groups over the whole site and by topic: stage, groups, and what every group said of every comment, published at
 * once. While the stage is S0 there are no groups. Returns the run over the site.
 */
export const lookForGroups = async (house: GroupHouse, votersLeast = TOPIC_VOTERS): Promise<OpinionRun> => {
  const since = later(house.clock.now(), -LOOKED_BACK_MS);
  const before = await newestRun(house.store.db);
  const cast = await votesSince(house, since);
  const votes = [...cast, ...((await house.alsoJudged?.(house, since)) ?? [])];
  const asked = { votes, before: before ?? null };
  const { raters, gauge, found, wished, nights } = await (house.think ?? thinkHere)("groups", asked);
  const state: StageState =
    before === undefined
      ? FIRST_STAGE
      : { stage: before.stage as Stage, nightsAbove: before.nights_above, nightsBelow: before.nights_below };
  const { stage, nightsAbove, nightsBelow } = nextStage(state, { raters, gauge });
  const groups = stage !== "S0" && found.ok ? found.found : null;
  const groupOf = groups === null ? new Map<string, number>() : keepNumbers(groups, await groupsOfMembers(house.store.db));
  const run: OpinionRun = {
    id: newId(house.clock.ms()),
    at: house.clock.now(),
    people: found.ok ? found.found.people.length : found.people,
    raters,
    gauge,
    silhouette: found.ok ? found.found.silhouette : 0,
    groups: groups?.groups ?? 0,
    groups_wished: wished,
    nights_wished: nights,
    stage,
    nights_above: nightsAbove,
    nights_below: nightsBelow,
    why: found.ok ? null : found.why,
    topic: "",
    topic_name: "",
  };
  const topics = stage === "S0" ? [] : await lookAtTopics(house, cast, { stage, votersLeast });
  await house.store.transact((tx) => store(tx, [{ run, groupOf, stories: [] }, ...topics]));
  if (run.groups > 0 || (before?.groups ?? 0) > 0 || topics.length > 0) await rankAnew(house, since);
  return run;
};
