import { sql } from "kysely";
import { newestEvent } from "#events";
import { type Actor, cursorOf, keyOf } from "#kit";
import type { House } from "#store";
import { type Branch, branchesOf, prune } from "./branch.ts";
import { type Order, REPLIES_A_PAGE, REPLIES_SHOWN, ROOTS_A_PAGE } from "./comment.ts";
import { bridgingRoots } from "./bridging-roots.ts";
import { rootRows, type Roots } from "./root-rows.ts";
import { type Sort, turnAt, TURNS_KEPT } from "./rank-comment.ts";
import { type ThreadState, threadState } from "./thread-state.ts";
import { commentRows, type CommentView, viewsOf } from "./view.ts";

/** `next` goes on from here, `since` is the number of the newest event this view knows of. `asked`: the branch that was asked for, if not among them. */
export type TalkView = {
  readonly branches: readonly Branch[];
  readonly asked: Branch | null;
  readonly next: string | null;
  readonly since: number;
  readonly thread: ThreadState;
};

export type TalkRequest = {
  readonly order: Order;
  readonly after?: string | undefined;
  /** A comment to be shown whichever page it stands on. */
  readonly at?: string | undefined;
};

const rootsByTime = async (house: House, actor: Actor, storyId: string, order: "newest" | "oldest", after?: string): Promise<Roots> => {
  const from = keyOf(after, 1)?.[0];
  let query = rootRows(house, actor, storyId);
  if (Number.isSafeInteger(from)) query = query.where("comment.seq", order === "newest" ? "<" : ">", Number(from));
  const found = await query
    .orderBy("comment.seq", order === "newest" ? "desc" : "asc")
    .limit(ROOTS_A_PAGE + 1)
    .execute();
  const rows = found.slice(0, ROOTS_A_PAGE);
  const last = rows.at(-1);
  return { rows, next: found.length > ROOTS_A_PAGE && last !== undefined ? cursorOf(last.seq) : null };
};

/** In an order by score, as it stood in the turn in which the reading began. */
const rootsByScore = async (house: House, actor: Actor, storyId: string, sort: Sort, after?: string): Promise<Roots> => {
  const now = turnAt(house.clock.ms());
  const key = keyOf(after, 3);
  const isOurs = key !== null && key.every((part) => Number.isSafeInteger(part));
  const [began, score, seq] = isOurs ? key.map(Number) : [];
  const turn = Math.min(now, Math.max(now - TURNS_KEPT, began ?? now));
  let query = rootRows(house, actor, storyId)
    .innerJoin("comment_rank as r", "r.comment_id", "comment.id")
    .select(["r.score as rank_score", "r.seq as rank_seq"])
    .where("r.thread_id", "=", `story:${storyId}`)
    .where("r.sort", "=", sort)
    .where("r.from_no", "<=", turn)
    .where("r.to_no", ">", turn);
  if (isOurs) query = query.where(sql<boolean>`(r.score, r.seq) < (${score}, ${seq})`);
  const found = await query
    .orderBy("r.score", "desc")
    .orderBy("r.seq", "desc")
    .limit(ROOTS_A_PAGE + 1)
    .execute();
  const rows = found.slice(0, ROOTS_A_PAGE);
  const last = rows.at(-1);
  return { rows, next: found.length > ROOTS_A_PAGE && last !== undefined ? cursorOf(turn, last.rank_score, last.rank_seq) : null };
};

/** A page of the comments of the first level, in any order. One statement; two in the bridging order, one more for members there. */
export const rootsOf = (house: House, actor: Actor, storyId: string, order: Order, after?: string): Promise<Roots> =>
  order === "newest" || order === "oldest"
    ? rootsByTime(house, actor, storyId, order, after)
    : order === "bridging"
      ? bridgingRoots(house, actor, storyId, after)
      : rootsByScore(house, actor, storyId, order, after);

/**
 * A page of a story's conversation: 20 comments of the first level, 12 answers under each at most. Five statements whatever the number, one more
 * for a comment that stands elsewhere, two more for members.
 */
export const talkView = async (house: House, actor: Actor, storyId: string, { order, after, at }: TalkRequest): Promise<TalkView> => {
  const { store } = house;
  const since = await newestEvent(store);
  const thread = await threadState(house, storyId);
  const { rows: roots, next } = await rootsOf(house, actor, storyId, order, after);
  const isElsewhere = at !== undefined && !roots.some((root) => root.id === at);
  const asked = isElsewhere ? await rootRows(house, actor, storyId).where("comment.id", "=", at).executeTakeFirst() : undefined;
  const heads = asked === undefined ? roots : [asked, ...roots];
  const answered = heads.filter((root) => root.placed > 0).map((root) => root.id);
  const answers =
    answered.length === 0
      ? []
      : await commentRows(store.db)
          .where("comment.root_id", "in", answered)
          .where("comment.place", ">", 0)
          .where("comment.place", "<=", REPLIES_SHOWN)
          .orderBy("comment.root_id")
          .orderBy("comment.place")
          .execute();
  const views = await viewsOf(house, actor, [...heads, ...answers], thread.labels);
  const branches = prune(branchesOf(views, REPLIES_SHOWN));
  return {
    branches: branches.filter((branch) => branch.comment.id !== asked?.id),
    asked: branches.find((branch) => branch.comment.id === asked?.id) ?? null,
    next,
    since,
    thread,
  };
};

/** `up`: what the head of the page answers, where that stands on another page. */
export type ThreadView = {
  readonly branch: Branch;
  readonly up: string | null;
  readonly next: number | null;
  readonly previous: number | null;
  readonly since: number;
  readonly thread: ThreadState;
};

/** The head of a page with what hangs under it, from the place after `after` on: 50 places. Four statements, two more for members. */
export const threadView = async (
  house: House,
  actor: Actor,
  { storyId, rootId, after }: { readonly storyId: string; readonly rootId: string; readonly after: number },
): Promise<ThreadView | null> => {
  const { store } = house;
  const since = await newestEvent(store);
  const thread = await threadState(house, storyId);
  const rows = await commentRows(store.db)
    .where((eb) =>
      eb.or([
        eb("comment.id", "=", rootId),
        eb.and([
          eb("comment.root_id", "=", rootId),
          eb("comment.place", ">", after),
          eb("comment.place", "<=", after + REPLIES_A_PAGE),
          eb("comment.id", "!=", rootId),
        ]),
      ]),
    )
    .orderBy("comment.depth")
    .orderBy("comment.place")
    .execute();
  const head = rows.find((row) => row.id === rootId);
  if (head === undefined) return null;
  const below = rows.filter((row) => row.id !== rootId).toSorted((a, b) => a.place - b.place);
  const [branch] = branchesOf(await viewsOf(house, actor, [head, ...below], thread.labels), head.placed);
  if (branch === undefined) return null;
  return {
    branch: { ...branch, more: 0, goesOn: false },
    up: head.parent_id,
    next: head.placed > after + REPLIES_A_PAGE ? after + REPLIES_A_PAGE : null,
    previous: after > 0 ? Math.max(0, after - REPLIES_A_PAGE) : null,
    since,
    thread,
  };
};

/** One comment as `actor` may see it, with the name of whom it answers. */
export const commentView = async (house: House, actor: Actor, id: string): Promise<(CommentView & { readonly storyId: string }) | null> => {
  const row = await commentRows(house.store.db).where("comment.id", "=", id).executeTakeFirst();
  if (row === undefined) return null;
  const { labels } = await threadState(house, row.story_id);
  const [view] = await viewsOf(house, actor, [row], labels);
  return view === undefined ? null : { ...view, storyId: row.story_id };
};
