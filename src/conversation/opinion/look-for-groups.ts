import { sql } from "kysely";
import { publish } from "#events";
import { DAY, later, newId, type RatingTriples, viewpointGauge } from "#kit";
import { type House, lockRow, type Tx } from "#store";
import { rankComment } from "../rank-comment.ts";
import type { OpinionRun } from "../tables.ts";
import "../tables.ts";
import { findGroups, type FoundGroups, type Groups, type OneVote, SITE_FLOORS } from "./find-groups.ts";
import { newestRun } from "./group-votes.ts";
import { FIRST_STAGE, nextStage, type Stage, type StageState } from "./stage.ts";

const LOOKED_BACK_MS = 180 * DAY;
const NIGHTS_TO_CHANGE = 4; // in a row, before there is another number of groups
const RATINGS_TO_COUNT = 5;
const BATCH = 100;

/** Votes of the last half year on comments that readers can see. */
export const votesSince = async (house: House, since: string): Promise<readonly OneVote[]> => {
  const rows = await house.store.db
    .selectFrom("vote")
    .innerJoin("comment", "comment.id", "vote.comment_id")
    .select(["vote.member_id", "vote.comment_id", "vote.value"])
    .where("vote.kind", "=", "vote")
    .where("vote.at", ">", since)
    .where("comment.state", "=", "published")
    .execute();
  return rows.map((row) => ({ memberId: row.member_id, commentId: row.comment_id, value: row.value === 1 ? 1 : -1 }));
};

const measured = (votes: readonly OneVote[]): { readonly raters: number; readonly gauge: number } => {
  const counts = Map.groupBy(votes, ({ memberId }) => memberId);
  const raters = [...counts]
    .filter(([, own]) => own.length >= RATINGS_TO_COUNT)
    .map(([id]) => id)
    .toSorted();
  const comments = [...new Set(votes.map(({ commentId }) => commentId))].toSorted();
  const [raterAt, commentAt] = [raters, comments].map((ids) => new Map(ids.map((id, at) => [id, at] as const)));
  const counted = votes.filter(({ memberId }) => raterAt!.has(memberId));
  const triples: RatingTriples = {
    note: Int32Array.from(counted, ({ commentId }) => commentAt!.get(commentId)!),
    rater: Int32Array.from(counted, ({ memberId }) => raterAt!.get(memberId)!),
    half: Uint8Array.from(counted, ({ value }) => value + 1),
  };
  return { raters: raters.length, gauge: viewpointGauge(triples, comments, raters) };
};

/** Numbers groups as they were numbered before, by whom they share; what is new takes the free numbers. */
export const keepNumbers = ({ people, group, groups }: Groups, before: ReadonlyMap<string, number>): ReadonlyMap<string, number> => {
  const shared = Array.from({ length: groups }, () => Array.from({ length: groups }, () => 0));
  for (const [at, id] of people.entries()) {
    const old = before.get(id);
    if (old !== undefined && old < groups) shared[group[at]!]![old]! += 1;
  }
  const pairs = shared
    .flatMap((row, now) => row.map((n, old) => ({ now, old, n })))
    .toSorted((a, b) => b.n - a.n || a.now - b.now || a.old - b.old);
  const number = new Map<number, number>();
  for (const { now, old } of pairs) if (!number.has(now) && ![...number.values()].includes(old)) number.set(now, old);
  return new Map(people.map((id, at) => [id, number.get(group[at]!) ?? group[at]!] as const));
};

/** How many groups there are to be: as many as there were, until another number has been best for four nights. */
const chosenGroups = (
  votes: readonly OneVote[],
  before: OpinionRun | undefined,
): { readonly found: FoundGroups; readonly wished: number; readonly nights: number } => {
  const best = findGroups(votes, SITE_FLOORS);
  const wished = best.ok ? best.found.groups : 0;
  const nights = wished === before?.groups_wished ? before.nights_wished + 1 : 1;
  if (before === undefined || before.groups === 0 || !best.ok || wished === before.groups || nights >= NIGHTS_TO_CHANGE)
    return { found: best, wished, nights };
  const kept = findGroups(votes, SITE_FLOORS, before.groups);
  return { found: kept.ok ? kept : best, wished, nights };
};

const store = async (tx: Tx, run: OpinionRun, groupOf: ReadonlyMap<string, number>): Promise<void> => {
  await tx.insertInto("opinion_run").values(run).execute();
  await tx.deleteFrom("opinion_member").execute();
  const rows = [...groupOf].map(([member, group]) => ({ member_id: member, group_no: group }));
  for (let at = 0; at < rows.length; at += BATCH)
    await tx
      .insertInto("opinion_member")
      .values(rows.slice(at, at + BATCH))
      .execute();
  await tx.deleteFrom("comment_group").execute();
  await tx
    .insertInto("comment_group")
    .columns(["comment_id", "group_no", "respect", "doesnt_help"])
    .expression((eb) =>
      eb
        .selectFrom("vote")
        .innerJoin("opinion_member as m", "m.member_id", "vote.member_id")
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
    const roots = await house.store.db
      .selectFrom("comment")
      .select("id")
      .where("thread_id", "=", threadId)
      .where("depth", "=", 0)
      .execute();
    for (let at = 0; at < roots.length; at += BATCH)
      await house.store.transact(async (tx) => {
        for (const { id } of roots.slice(at, at + BATCH)) {
          const comment = await lockRow(house.store.dialect)(tx.selectFrom("comment").selectAll().where("id", "=", id)).executeTakeFirst();
          if (comment !== undefined) await rankComment(house, tx, comment);
        }
      });
    await house.store.transact((tx) => publish(house, tx, { kind: "talk.changed", topic: `talk:${storyId}`, body: { story: storyId } }));
  }
};

/**
 * The night's look for opinion groups over the whole site: stage, groups, and what every group said of every comment, published at once. While the
 * stage is S0 there are no groups. Returns the run.
 */
export const lookForGroups = async (house: House): Promise<OpinionRun> => {
  const since = later(house.clock.now(), -LOOKED_BACK_MS);
  const before = await newestRun(house.store.db);
  const votes = await votesSince(house, since);
  const { raters, gauge } = measured(votes);
  const state: StageState =
    before === undefined
      ? FIRST_STAGE
      : { stage: before.stage as Stage, nightsAbove: before.nights_above, nightsBelow: before.nights_below };
  const { stage, nightsAbove, nightsBelow } = nextStage(state, { raters, gauge });
  const { found, wished, nights } = chosenGroups(votes, before);
  const groups = stage !== "S0" && found.ok ? found.found : null;
  const members = await house.store.db.selectFrom("opinion_member").selectAll().execute();
  const groupOf =
    groups === null
      ? new Map<string, number>()
      : keepNumbers(groups, new Map(members.map((row) => [row.member_id, row.group_no] as const)));
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
  };
  await house.store.transact((tx) => store(tx, run, groupOf));
  if (run.groups > 0 || (before?.groups ?? 0) > 0) await rankAnew(house, since);
  return run;
};
