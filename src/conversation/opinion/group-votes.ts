import { sql } from "kysely";
import type { Db, Tx } from "#store";
import type { OpinionRun } from "../tables.ts";
import "../tables.ts";
import { bridgingScore, type GroupVotes } from "./polis-statistics.ts";

type Asking = Pick<Tx | Db, "selectFrom">;

/** What the newest look for opinion groups came to, over the site or by topic; undefined where there was none yet. */
export const newestRun = (db: Asking, topic = ""): Promise<OpinionRun | undefined> =>
  db.selectFrom("opinion_run").selectAll().where("topic", "=", topic).orderBy("id", "desc").limit(1).executeTakeFirst();

/** The newest look for groups under the topic that stands in that column of the query around it. */
const newestIn = (db: Asking, topic: "thread.topic" | "m.topic") =>
  db
    .selectFrom("opinion_run as newest")
    .select("newest.id")
    .where("newest.topic", "=", sql.ref<string>(topic))
    .orderBy("newest.id", "desc")
    .limit(1);

/** Comments with the newest look for the groups that their thread is ordered by, and each group's votes; a row for each cell, or one without. */
const cellsOf = (db: Asking, commentIds: readonly string[]) =>
  db
    .selectFrom("comment")
    .innerJoin("thread", "thread.id", "comment.thread_id")
    .innerJoin("opinion_run as run", "run.topic", "thread.topic")
    .leftJoin("comment_group as cell", "cell.comment_id", "comment.id")
    .select(["comment.id", "run.groups", "run.topic_name", "cell.group_no", "cell.respect", "cell.doesnt_help"])
    .where("comment.id", "in", commentIds)
    .where("run.id", "=", newestIn(db, "thread.topic"))
    .execute();

type CellRow = Awaited<ReturnType<typeof cellsOf>>[number];

/** Every group in its place. */
const votesIn = (rows: readonly CellRow[]): readonly GroupVotes[] =>
  Array.from({ length: rows[0]?.groups ?? 0 }, (_, group) => {
    const own = rows.find((row) => row.group_no === group);
    return { respect: own?.respect ?? 0, doesntHelp: own?.doesnt_help ?? 0 };
  });

/** How each group voted on a comment, every group in its place; empty while there are no groups. One statement. */
export const groupVotesOf = async (db: Asking, commentId: string): Promise<readonly GroupVotes[]> =>
  votesIn(await cellsOf(db, [commentId]));

/** The same with the name of the topic whose groups they are; empty where they are the site's. */
export const groupsOn = async (
  db: Asking,
  commentId: string,
): Promise<{ readonly topic: string; readonly groups: readonly GroupVotes[] }> => {
  const rows = await cellsOf(db, [commentId]);
  return { topic: rows[0]?.topic_name ?? "", groups: votesIn(rows) };
};

/** The opinion group of a member over the site; null where none is known. */
export const groupOfMember = async (db: Asking, memberId: string): Promise<number | null> =>
  (await db.selectFrom("opinion_member").select("group_no").where("member_id", "=", memberId).where("topic", "=", "").executeTakeFirst())
    ?.group_no ?? null;

/** The group of a member among those that a thread is ordered by. */
export const groupInThread = async (db: Asking, memberId: string, threadId: string): Promise<number | null> =>
  (
    await db
      .selectFrom("thread")
      .innerJoin("opinion_member as m", "m.topic", "thread.topic")
      .select("m.group_no")
      .where("thread.id", "=", threadId)
      .where("m.member_id", "=", memberId)
      .executeTakeFirst()
  )?.group_no ?? null;

/** All groups of a member, each with the name of its topic; that over the site, without one, first. */
export const allGroupsOf = (db: Asking, memberId: string): Promise<readonly { readonly topic: string; readonly group: number }[]> =>
  db
    .selectFrom("opinion_member as m")
    .innerJoin("opinion_run as run", "run.topic", "m.topic")
    .select(["run.topic_name as topic", "m.group_no as group"])
    .where("m.member_id", "=", memberId)
    .where("run.id", "=", newestIn(db, "m.topic"))
    .orderBy("m.topic")
    .execute();

/** The opinion groups of everybody who is in one, by member: over the site, or by topic. */
export const groupsOfMembers = async (db: Asking, topic = ""): Promise<ReadonlyMap<string, number>> => {
  const rows = await db.selectFrom("opinion_member").select(["member_id", "group_no"]).where("topic", "=", topic).execute();
  return new Map(rows.map((row) => [row.member_id, row.group_no] as const));
};

/** Counts a vote that changed for the group of who cast it. The comment is locked. */
export const countForGroup = async (
  tx: Tx,
  memberId: string,
  { id: commentId, thread_id: threadId }: { readonly id: string; readonly thread_id: string },
  { before, after }: { readonly before: number; readonly after: number },
): Promise<void> => {
  const group = await groupInThread(tx, memberId, threadId);
  if (group === null) return;
  const respect = Number(after === 1) - Number(before === 1);
  const doesntHelp = Number(after === -1) - Number(before === -1);
  await tx
    .insertInto("comment_group")
    .values({ comment_id: commentId, group_no: group, respect: Math.max(0, respect), doesnt_help: Math.max(0, doesntHelp) })
    .onConflict((conflict) =>
      conflict.columns(["comment_id", "group_no"]).doUpdateSet((eb) => ({
        respect: eb("comment_group.respect", "+", respect),
        doesnt_help: eb("comment_group.doesnt_help", "+", doesntHelp),
      })),
    )
    .execute();
};

type Judged = { readonly id: string; readonly respect: number; readonly doesntHelp: number };

/** The bridging scores of comments, by their ids, answers to others among them. One statement. */
export const bridgingScores = async (db: Asking, comments: readonly Judged[]): Promise<ReadonlyMap<string, number>> => {
  if (comments.length === 0) return new Map();
  const rows = await cellsOf(
    db,
    comments.map((comment) => comment.id),
  );
  const byComment = Map.groupBy(rows, ({ id }) => id);
  return new Map(comments.map((comment) => [comment.id, bridgingScore(votesIn(byComment.get(comment.id) ?? []), comment)]));
};

/** How many opinion groups there are, and the group of each of these members who is in one. Two statements at the most. */
export const groupsAmong = async (
  db: Asking,
  memberIds: readonly string[],
): Promise<{ readonly groups: number; readonly groupOf: ReadonlyMap<string, number> }> => {
  const groups = (await newestRun(db))?.groups ?? 0;
  if (groups === 0 || memberIds.length === 0) return { groups, groupOf: new Map() };
  const rows = await db
    .selectFrom("opinion_member")
    .select(["member_id", "group_no"])
    .where("topic", "=", "")
    .where("member_id", "in", memberIds)
    .execute();
  return { groups, groupOf: new Map(rows.map((row) => [row.member_id, row.group_no])) };
};
