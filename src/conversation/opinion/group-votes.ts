import type { Db, Tx } from "#store";
import type { OpinionRun } from "../tables.ts";
import "../tables.ts";
import { bridgingScore, type GroupVotes } from "./polis-statistics.ts";

/** What the newest look for opinion groups came to; undefined where there was none yet. */
export const newestRun = (db: Pick<Tx | Db, "selectFrom">): Promise<OpinionRun | undefined> =>
  db.selectFrom("opinion_run").selectAll().orderBy("id", "desc").limit(1).executeTakeFirst();

/** How each group voted on a comment, every group in its place; empty while there are no groups. One statement. */
export const groupVotesOf = async (db: Pick<Tx | Db, "selectFrom">, commentId: string): Promise<readonly GroupVotes[]> => {
  const rows = await db
    .selectFrom("opinion_run as run")
    .leftJoin("comment_group as cell", (join) => join.on("cell.comment_id", "=", commentId))
    .select(["run.groups", "cell.group_no", "cell.respect", "cell.doesnt_help"])
    .where("run.id", "=", (eb) => eb.selectFrom("opinion_run").select("id").orderBy("id", "desc").limit(1))
    .execute();
  return Array.from({ length: rows[0]?.groups ?? 0 }, (_, group) => {
    const own = rows.find((row) => row.group_no === group);
    return { respect: own?.respect ?? 0, doesntHelp: own?.doesnt_help ?? 0 };
  });
};

/** The opinion group of a member; null where none is known. */
export const groupOfMember = async (db: Pick<Tx | Db, "selectFrom">, memberId: string): Promise<number | null> =>
  (await db.selectFrom("opinion_member").select("group_no").where("member_id", "=", memberId).executeTakeFirst())?.group_no ?? null;

/** The opinion groups of everybody who is in one, by member. */
export const groupsOfMembers = async (db: Pick<Tx | Db, "selectFrom">): Promise<ReadonlyMap<string, number>> => {
  const rows = await db.selectFrom("opinion_member").selectAll().execute();
  return new Map(rows.map((row) => [row.member_id, row.group_no] as const));
};

/** Counts a vote that changed for the group of who cast it. The comment is locked. */
export const countForGroup = async (
  tx: Tx,
  memberId: string,
  commentId: string,
  { before, after }: { readonly before: number; readonly after: number },
): Promise<void> => {
  const group = await groupOfMember(tx, memberId);
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

/** The bridging scores of comments, by their ids, answers to others among them. One statement, two once there are groups. */
export const bridgingScores = async (
  db: Pick<Tx | Db, "selectFrom">,
  comments: readonly Judged[],
): Promise<ReadonlyMap<string, number>> => {
  if (comments.length === 0) return new Map();
  const groups = (await newestRun(db))?.groups ?? 0;
  const ids = comments.map((comment) => comment.id);
  const cells = groups === 0 ? [] : await db.selectFrom("comment_group").selectAll().where("comment_id", "in", ids).execute();
  const votesOf = (id: string): readonly GroupVotes[] =>
    Array.from({ length: groups }, (_, group) => {
      const own = cells.find((cell) => cell.comment_id === id && cell.group_no === group);
      return { respect: own?.respect ?? 0, doesntHelp: own?.doesnt_help ?? 0 };
    });
  return new Map(comments.map((comment) => [comment.id, bridgingScore(votesOf(comment.id), comment)]));
};

/** How many opinion groups there are, and the group of each of these members who is in one. Two statements at the most. */
export const groupsAmong = async (
  db: Pick<Tx | Db, "selectFrom">,
  memberIds: readonly string[],
): Promise<{ readonly groups: number; readonly groupOf: ReadonlyMap<string, number> }> => {
  const groups = (await newestRun(db))?.groups ?? 0;
  if (groups === 0 || memberIds.length === 0) return { groups, groupOf: new Map() };
  const rows = await db.selectFrom("opinion_member").selectAll().where("member_id", "in", memberIds).execute();
  return { groups, groupOf: new Map(rows.map((row) => [row.member_id, row.group_no])) };
};
