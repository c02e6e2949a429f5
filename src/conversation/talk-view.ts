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
import { commentRows, type CommentView, type Row, viewsOf } from "./view.ts";
import { pathTo, waitingAnswers, walkThread } from "./walk-thread.ts";

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

/** One level of a conversation: the first, or what answers the comment `under`; from where `after` says. */
export type Level = { readonly storyId: string; readonly under?: string | null | undefined; readonly after?: string | undefined };

const byTime = async (house: House, actor: Actor, { storyId, under, after }: Level, order: "newest" | "oldest"): Promise<Roots> => {
  const from = keyOf(after, 1)?.[0];
  let query = rootRows(house, actor, storyId, under);
  if (Number.isSafeInteger(from)) query = query.where("comment.seq", order === "newest" ? "<" : ">", Number(from));
  const found = await query
    .orderBy("comment.seq", order === "newest" ? "desc" : "asc")
    .limit(ROOTS_A_PAGE + 1)
    .execute();
  const rows = found.slice(0, ROOTS_A_PAGE);
  const last = rows.at(-1);
  return { rows, turn: turnAt(house.clock.ms()), next: found.length > ROOTS_A_PAGE && last !== undefined ? cursorOf(last.seq) : null };
};

/** The turn that a reading goes on in: the one it began in, as long as its places are kept. */
const turnFrom = (house: House, began: number | undefined): number => {
  const now = turnAt(house.clock.ms());
  return Math.min(now, Math.max(now - TURNS_KEPT, began ?? now));
};

/** In an order by score, as it stood in the turn in which the reading began. */
const byScore = async (house: House, actor: Actor, { storyId, under = null, after }: Level, sort: Sort): Promise<Roots> => {
  const key = keyOf(after, 3);
  const isOurs = key !== null && key.every((part) => Number.isSafeInteger(part));
  const [began, score, seq] = isOurs ? key.map(Number) : [];
  const turn = turnFrom(house, began);
  let query = rootRows(house, actor, storyId, under)
    .innerJoin("comment_rank as r", "r.comment_id", "comment.id")
    .select(["r.score as rank_score", "r.seq as rank_seq"])
    .where("r.thread_id", "=", under === null ? `story:${storyId}` : `c:${under}`)
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
  return { rows, turn, next: found.length > ROOTS_A_PAGE && last !== undefined ? cursorOf(turn, last.rank_score, last.rank_seq) : null };
};

/** A page of one level, in any order. One statement; at the first level two in the bridging order, one more for members there. */
export const levelOf = (house: House, actor: Actor, level: Level, order: Order): Promise<Roots> =>
  order === "newest" || order === "oldest"
    ? byTime(house, actor, level, order)
    : order === "bridging" && (level.under ?? null) === null
      ? bridgingRoots(house, actor, level.storyId, level.after)
      : byScore(house, actor, level, order);

/** Rows with those that wait and answer one of them at the end. */
const withWaiting = (rows: readonly Row[], waiting: readonly Row[]): readonly Row[] => {
  const all = [...rows];
  const shown = new Set(rows.map((row) => row.id));
  for (const row of waiting)
    if (!shown.has(row.id) && shown.has(row.parent_id ?? "")) {
      all.push(row);
      shown.add(row.id);
    }
  return all;
};

/**
 * A page of a story's conversation: 20 comments of the first level, 12 answers under each at most, every level in the order asked for. Five
 * statements whatever the number, one more for a comment that stands elsewhere, three more for members.
 */
export const talkView = async (house: House, actor: Actor, storyId: string, { order, after, at }: TalkRequest): Promise<TalkView> => {
  const { store } = house;
  const since = await newestEvent(store);
  const thread = await threadState(house, storyId);
  const { rows: roots, next, turn } = await levelOf(house, actor, { storyId, after }, order);
  const isElsewhere = at !== undefined && !roots.some((root) => root.id === at);
  const asked = isElsewhere ? await rootRows(house, actor, storyId).where("comment.id", "=", at).executeTakeFirst() : undefined;
  const heads = asked === undefined ? roots : [asked, ...roots];
  const answered = heads.filter((root) => root.placed > 0).map((root) => root.id);
  const answers = await walkThread(house, { order, turn, heads: answered, most: REPLIES_SHOWN });
  const waiting = answered.length === 0 ? [] : await waitingAnswers(house, actor, storyId);
  const views = await viewsOf(house, actor, withWaiting([...heads, ...answers], waiting), thread.labels);
  const branches = prune(branchesOf(views, REPLIES_SHOWN));
  return {
    branches: branches.filter((branch) => branch.comment.id !== asked?.id),
    asked: branches.find((branch) => branch.comment.id === asked?.id) ?? null,
    next,
    since,
    thread,
  };
};

/**
 * `up`: what the head of the page answers, where that stands on another page. `next` goes on from here; `isLater`: other answers to the head stand
 * before these.
 */
export type ThreadView = {
  readonly branch: Branch;
  readonly order: Order;
  readonly up: string | null;
  readonly next: string | null;
  readonly isLater: boolean;
  readonly since: number;
  readonly thread: ThreadState;
};

export type ThreadRequest = {
  readonly storyId: string;
  readonly rootId: string;
  readonly order: Order;
  readonly after?: string | undefined;
  /** An answer to be shown, whichever page it stands on. */
  readonly at?: string | undefined;
};

type Below = { readonly rows: readonly Row[]; readonly next: string | null; readonly isLater: boolean };

/** A page of what hangs under a head; where it does not hold `at`, one that begins with that and what it hangs under. */
const pageBelow = async (house: House, { rootId, order, after, at }: ThreadRequest): Promise<Below> => {
  const key = keyOf(after, 2);
  const turn = turnFrom(house, Number.isSafeInteger(key?.[0]) ? Number(key?.[0]) : undefined);
  const page = async (from: string | undefined): Promise<Below> => {
    const found = await walkThread(house, { order, turn, heads: [rootId], most: REPLIES_A_PAGE + 1, from });
    const rows = found.slice(0, REPLIES_A_PAGE);
    const last = rows.at(-1);
    return { rows, next: found.length > rows.length && last !== undefined ? cursorOf(turn, last.id) : null, isLater: from !== undefined };
  };
  const asked = await page(key === null ? undefined : String(key[1]));
  if (at === undefined || at === rootId || asked.rows.some((row) => row.id === at)) return asked;
  const path = await pathTo(house, rootId, at);
  if (path.length === 0) return asked;
  const there = await page(at);
  return { ...there, rows: [...path.slice(1), ...there.rows] };
};

/**
 * The head of a page with what hangs under it, 50 comments, every level in the order asked for. Five statements, two more for an answer that stands
 * elsewhere, three more for members.
 */
export const threadView = async (house: House, actor: Actor, wanted: ThreadRequest): Promise<ThreadView | null> => {
  const { store } = house;
  const since = await newestEvent(store);
  const thread = await threadState(house, wanted.storyId);
  const head = await commentRows(store.db).where("comment.id", "=", wanted.rootId).executeTakeFirst();
  if (head === undefined) return null;
  const below: Below = head.placed === 0 ? { rows: [], next: null, isLater: false } : await pageBelow(house, wanted);
  const waiting = head.placed === 0 ? [] : await waitingAnswers(house, actor, wanted.storyId);
  const [branch] = branchesOf(await viewsOf(house, actor, withWaiting([head, ...below.rows], waiting), thread.labels), head.placed);
  if (branch === undefined) return null;
  return {
    branch: { ...branch, more: 0, goesOn: false },
    order: wanted.order,
    up: head.parent_id,
    next: below.next,
    isLater: below.isLater,
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
