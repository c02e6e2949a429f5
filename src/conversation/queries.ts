import type { Selectable } from "kysely";
import { newestEvent } from "#events";
import { type Instant, keyOf, cursorOf } from "#kit";
import { membersByIds, type Person } from "#members";
import { storiesByIds } from "#stories";
import type { House, Store, Tables } from "#store";
import { type CommentState, type Order, REPLIES_A_PAGE, REPLIES_SHOWN, ROOTS_A_PAGE } from "./comment.ts";
import "./tables.ts";

type Row = Selectable<Tables["comment"]>;

/** A comment as a page shows it. `author` is null when the account is gone. `takenOff` is there where only its place is left. */
export type CommentView = {
  readonly id: string;
  readonly parentId: string | null;
  readonly rootId: string;
  readonly depth: number;
  readonly place: number;
  readonly seq: number;
  readonly author: Person | null;
  readonly parentName: string | null;
  readonly body: string;
  readonly storyVersion: number;
  readonly postedAt: Instant;
  readonly state: CommentState;
  readonly takenOff: {
    readonly at: Instant;
    readonly rule: string | null;
    readonly reason: string | null;
    readonly ledgerNo: number | null;
  } | null;
};

/** A comment and what is shown under it; `more` answers are not shown. */
export type Branch = { readonly comment: CommentView; readonly answers: readonly Branch[]; readonly more: number };

/** `next` goes on from here, `since` is the number of the newest event this view knows of. */
export type TalkView = { readonly branches: readonly Branch[]; readonly next: string | null; readonly since: number };

const viewOf =
  (people: ReadonlyMap<string, Person>, names: ReadonlyMap<string, string | null>) =>
  (row: Row): CommentView => ({
    id: row.id,
    parentId: row.parent_id,
    rootId: row.root_id,
    depth: row.depth,
    place: row.place,
    seq: row.seq,
    author: people.get(row.author_id) ?? null,
    parentName: row.parent_id === null ? null : (names.get(row.parent_id) ?? null),
    body: row.body,
    storyVersion: row.story_version,
    postedAt: row.posted_at,
    state: row.state,
    takenOff: row.taken_off_at === null ? null : { at: row.taken_off_at, rule: row.rule, reason: row.reason, ledgerNo: row.ledger_no },
  });

/** Rows with their authors' names and their parents' authors' names, where the parents are among the rows. One statement. */
const withPeople = async (store: Store, rows: readonly Row[]): Promise<readonly CommentView[]> => {
  const people = await membersByIds(store, [...new Set(rows.map((row) => row.author_id))]);
  const names = new Map(rows.map((row) => [row.id, row.state === "published" ? (people.get(row.author_id)?.name ?? null) : null]));
  return rows.map(viewOf(people, names));
};

/** Comments as a tree: each under its parent where that is shown, else under its root. Parents stand before their answers. */
export const branchesOf = (comments: readonly CommentView[], placed: ReadonlyMap<string, number>): readonly Branch[] => {
  type Growing = { comment: CommentView; answers: Growing[]; more: number };
  const known = new Map<string, Growing>();
  const roots: Growing[] = [];
  for (const comment of comments) {
    const branch: Growing = { comment, answers: [], more: 0 };
    known.set(comment.id, branch);
    const under = comment.parentId === null ? undefined : (known.get(comment.parentId) ?? known.get(comment.rootId));
    if (under === undefined) roots.push(branch);
    else under.answers.push(branch);
  }
  for (const root of roots) {
    const shown = comments.filter((comment) => comment.rootId === root.comment.id && comment.place > 0).length;
    root.more = Math.max(0, (placed.get(root.comment.id) ?? 0) - shown);
  }
  return roots;
};

/** What its author removed and nobody answered says nothing to anybody: it is left out. */
const prune = (branches: readonly Branch[]): readonly Branch[] =>
  branches.flatMap((branch) => {
    const answers = prune(branch.answers);
    const { comment } = branch;
    const isBare = comment.state === "deleted" && answers.length === 0 && branch.more === 0;
    return isBare ? [] : [{ ...branch, answers }];
  });

/** A page of a story's conversation: 20 comments of the first level, 12 answers under each at most. Four statements, whatever the number. */
export const talkView = async (
  house: House,
  storyId: string,
  { order, after }: { readonly order: Order; readonly after: string | undefined },
): Promise<TalkView> => {
  const { store } = house;
  const since = await newestEvent(store);
  const from = keyOf(after, 1)?.[0];
  let query = store.db.selectFrom("comment").selectAll().where("thread_id", "=", `story:${storyId}`).where("depth", "=", 0);
  if (typeof from === "number") query = query.where("seq", order === "newest" ? "<" : ">", from);
  const found = await query
    .orderBy("seq", order === "newest" ? "desc" : "asc")
    .limit(ROOTS_A_PAGE + 1)
    .execute();
  const roots = found.slice(0, ROOTS_A_PAGE);
  const answered = roots.filter((root) => root.placed > 0).map((root) => root.id);
  const answers =
    answered.length === 0
      ? []
      : await store.db
          .selectFrom("comment")
          .selectAll()
          .where("root_id", "in", answered)
          .where("place", ">", 0)
          .where("place", "<=", REPLIES_SHOWN)
          .orderBy("root_id")
          .orderBy("place")
          .execute();
  const views = await withPeople(store, [...roots, ...answers]);
  const branches = branchesOf(views, new Map(roots.map((root) => [root.id, root.placed])));
  const last = roots.at(-1);
  return {
    branches: prune(branches),
    next: found.length > ROOTS_A_PAGE && last !== undefined ? cursorOf(last.seq) : null,
    since,
  };
};

/** One comment of the first level with a page of all that hangs under it, from the place after `after` on. */
export const threadView = async (
  house: House,
  rootId: string,
  after: number,
): Promise<{ readonly branch: Branch; readonly next: number | null; readonly previous: number | null; readonly since: number } | null> => {
  const { store } = house;
  const since = await newestEvent(store);
  const rows = await store.db
    .selectFrom("comment")
    .selectAll()
    .where("root_id", "=", rootId)
    .where((eb) => eb.or([eb("place", "=", 0), eb.and([eb("place", ">", after), eb("place", "<=", after + REPLIES_A_PAGE)])]))
    .orderBy("place")
    .execute();
  const [root] = rows;
  if (root === undefined || root.place !== 0) return null;
  const [branch] = branchesOf(await withPeople(store, rows), new Map());
  if (branch === undefined) return null;
  return {
    branch,
    next: root.placed > after + REPLIES_A_PAGE ? after + REPLIES_A_PAGE : null,
    previous: after > 0 ? Math.max(0, after - REPLIES_A_PAGE) : null,
    since,
  };
};

/** One comment, with the name of whom it answers. */
export const commentView = async (
  store: Store,
  id: string,
): Promise<(CommentView & { readonly storyId: string; readonly authorId: string }) | null> => {
  const row = await store.db.selectFrom("comment").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) return null;
  const parent =
    row.parent_id === null
      ? undefined
      : await store.db.selectFrom("comment").selectAll().where("id", "=", row.parent_id).executeTakeFirst();
  const views = await withPeople(store, parent === undefined ? [row] : [parent, row]);
  const view = views.at(-1);
  return view === undefined ? null : { ...view, storyId: row.story_id, authorId: row.author_id };
};

const API_PAGE = 50;
const SAID_LATELY = 20;

/** A story's comments flat, for programs: 50 a page; a place without words for those taken off. */
export const commentList = async (
  house: House,
  storyId: string,
  order: Order,
  after: string | undefined,
): Promise<{ readonly comments: readonly CommentView[]; readonly next: string | null }> => {
  const from = keyOf(after, 1)?.[0];
  let query = house.store.db.selectFrom("comment").selectAll().where("thread_id", "=", `story:${storyId}`);
  if (typeof from === "number") query = query.where("seq", order === "newest" ? "<" : ">", from);
  const rows = await query
    .orderBy("seq", order === "newest" ? "desc" : "asc")
    .limit(API_PAGE + 1)
    .execute();
  const shown = rows.slice(0, API_PAGE);
  const last = shown.at(-1);
  return {
    comments: await withPeople(house.store, shown),
    next: rows.length > API_PAGE && last !== undefined ? cursorOf(last.seq) : null,
  };
};

/** What a member said last, where it stands: of the newest, those under stories that are public. */
export const commentsOf = async (
  house: House,
  memberId: string,
): Promise<
  readonly { readonly id: string; readonly body: string; readonly postedAt: Instant; readonly storyId: string; readonly headline: string }[]
> => {
  const rows = await house.store.db
    .selectFrom("comment")
    .select(["id", "body", "posted_at", "story_id"])
    .where("author_id", "=", memberId)
    .where("state", "=", "published")
    .orderBy("posted_at", "desc")
    .limit(SAID_LATELY)
    .execute();
  const stories = new Map((await storiesByIds(house, [...new Set(rows.map((row) => row.story_id))])).map((story) => [story.id, story]));
  return rows.flatMap((row) => {
    const story = stories.get(row.story_id);
    return story === undefined || story.isTalkClosed
      ? []
      : [{ id: row.id, body: row.body, postedAt: row.posted_at, storyId: story.shortId, headline: story.headline }];
  });
};
