import { type Instant, instantOf, MINUTE } from "#kit";
import type { House, Tx } from "#store";
import { explorationScores } from "./opinion/explore.ts";
import { groupVotesOf } from "./opinion/group-votes.ts";
import { bridgingScore } from "./opinion/polis-statistics.ts";
import { scoreComment } from "./score-comment.ts";
import type { CommentTable, RankTable } from "./tables.ts";
import "./tables.ts";

/** An order whose scores are stored. */
export type Sort = "best" | "respected" | "staff" | "bridging" | Exploration;
/** New comments with few votes, for readers of no known group or of one. */
export type Exploration = "explore" | `explore-${number}`;

const MILLION = 1_000_000;
const TURN_MS = 1 * MINUTE;
/** Turns for which places that are over are kept: so long may a reader take from the first page of an order to the last. */
export const TURNS_KEPT = 60;
const FOREVER = Number.MAX_SAFE_INTEGER;
const TYPICAL_OF = 50; // the newest comments of a conversation, of whose readers the middle number is taken

/**
 * The turn at an instant. Orders stand still for a turn: what moves a comment counts from the next one on, and whoever began to read in a turn
 * reads on in it, so that every page put together holds each comment once.
 */
export const turnAt = (ms: number): number => Math.floor(ms / TURN_MS);

type Ranked = Pick<CommentTable, "id" | "thread_id" | "parent_id" | "seq">;

/** Among what a comment has its place: the first level of its conversation, or those that answer the same comment. */
const placedAmong = ({ thread_id: threadId, parent_id: parentId }: Ranked): string => (parentId === null ? threadId : `c:${parentId}`);

/**
 * Gives a comment its score in some orders, from the next turn on; at once where it had none. Null takes it out of an order. The comment's row or
 * its thread is locked.
 */
export const placeInOrders = async (
  house: House,
  tx: Tx,
  comment: Ranked,
  scores: Readonly<Partial<Record<Sort, number | null>>>,
): Promise<void> => {
  const next = turnAt(house.clock.ms()) + 1;
  const sorts = Object.keys(scores) as Sort[];
  const standing = await tx
    .selectFrom("comment_rank")
    .select(["sort", "score", "from_no"])
    .where("comment_id", "=", comment.id)
    .where("sort", "in", sorts)
    .where("to_no", "=", FOREVER)
    .execute();
  const placed: RankTable[] = [];
  for (const sort of sorts) {
    const score = scores[sort] ?? null;
    const now = standing.find((each) => each.sort === sort);
    if (score === (now?.score ?? null)) continue;
    const current = tx
      .updateTable("comment_rank")
      .where("comment_id", "=", comment.id)
      .where("sort", "=", sort)
      .where("to_no", "=", FOREVER);
    if (score === null) {
      await current.set({ to_no: next }).execute();
      continue;
    }
    if (now !== undefined && now.from_no >= next) {
      await current.set({ score }).execute();
      continue;
    }
    if (now !== undefined) await current.set({ to_no: next }).execute();
    placed.push({
      thread_id: placedAmong(comment),
      sort,
      score,
      seq: comment.seq,
      comment_id: comment.id,
      from_no: now === undefined ? 0 : next,
      to_no: FOREVER,
    });
  }
  if (placed.length > 0) await tx.insertInto("comment_rank").values(placed).execute();
};

/** How many readers comments of a thread usually have: the middle of the newest ones' known numbers. */
export const typicalSeen = async (tx: Pick<Tx, "selectFrom">, threadId: string): Promise<number> => {
  const rows = await tx
    .selectFrom("comment")
    .select("seen")
    .where("thread_id", "=", threadId)
    .where("depth", "=", 0)
    .orderBy("seq", "desc")
    .limit(TYPICAL_OF)
    .execute();
  const known = rows.map((row) => row.seen).filter((seen) => seen > 0);
  return known.toSorted((a, b) => a - b)[Math.floor(known.length / 2)] ?? 0;
};

type Scored = Pick<
  CommentTable,
  | "state"
  | "id"
  | "thread_id"
  | "parent_id"
  | "seq"
  | "depth"
  | "respect"
  | "doesnt_help"
  | "seen"
  | "is_picked"
  | "posted_at"
  | "rescore_at"
>;

/** Scores a comment anew and notes when its age alone will change that. Exploration places are for the first level alone. */
export const rankComment = async (house: House, tx: Tx, comment: Scored): Promise<void> => {
  const postedMs = Date.parse(comment.posted_at);
  const hasVotes = comment.respect + comment.doesnt_help > 0;
  const score = scoreComment({
    respect: comment.respect,
    doesntHelp: comment.doesnt_help,
    seen: comment.seen,
    typical: comment.seen > 0 || !hasVotes ? 0 : await typicalSeen(tx, comment.thread_id),
    isPicked: comment.is_picked === 1,
    ageMs: house.clock.ms() - postedMs,
  });
  const groups = await groupVotesOf(tx, comment.id);
  await placeInOrders(house, tx, comment, {
    best: score.best,
    respected: score.respected,
    bridging: Math.round(MILLION * bridgingScore(groups, { respect: comment.respect, doesntHelp: comment.doesnt_help })),
    ...(comment.depth === 0 ? explorationScores(house, comment, groups) : {}),
  });
  const rescoreAt: Instant | null = score.nextMs === null ? null : instantOf(postedMs + score.nextMs);
  if (rescoreAt !== comment.rescore_at)
    await tx.updateTable("comment").set({ rescore_at: rescoreAt }).where("id", "=", comment.id).execute();
};
