import { type Actor, cursorOf, type Instant, isModerator, keyOf, visitor } from "#kit";
import { findSaid, type FoundSaid } from "#search";
import type { House, Tx } from "#store";
import { type LabelKind, LABELS, type Order } from "./comment.ts";
import { marksOf } from "./show-comment.ts";
import { type Level, levelOf } from "./talk-view.ts";
import type { CommentTable } from "./tables.ts";
import { talkTeasers } from "./talk-subject.ts";
import { threadState } from "./thread-state.ts";
import { commentRows, type CommentView, viewsOf } from "./view.ts";

const API_PAGE = 50;
const SAID_LATELY = 20;
const FOUND_A_PAGE = 20;

export type CommentList = { readonly comments: readonly CommentView[]; readonly next: string | null };

/**
 * A story's comments for programs: flat and all of them by time, 50 a page; those of the first level alone in the other orders, 20 a page, and so
 * in any order what answers the comment `under`. A place without words for those taken off.
 */
export const commentList = async (
  house: House,
  actor: Actor,
  storyId: string,
  order: Order,
  { after, under }: Pick<Level, "after" | "under"> = {},
): Promise<CommentList> => {
  const { labels } = await threadState(house, storyId);
  if ((order !== "newest" && order !== "oldest") || (under ?? null) !== null) {
    const { rows, next } = await levelOf(house, actor, { storyId, under, after }, order);
    return { comments: await viewsOf(house, actor, rows, labels), next };
  }
  const from = keyOf(after, 1)?.[0];
  let query = commentRows(house.store.db).where("comment.thread_id", "=", `story:${storyId}`);
  if (Number.isSafeInteger(from)) query = query.where("comment.seq", order === "newest" ? "<" : ">", Number(from));
  const rows = await query
    .orderBy("comment.seq", order === "newest" ? "desc" : "asc")
    .limit(API_PAGE + 1)
    .execute();
  const shown = rows.slice(0, API_PAGE);
  const last = shown.at(-1);
  return {
    comments: await viewsOf(house, actor, shown, labels),
    next: rows.length > API_PAGE && last !== undefined ? cursorOf(last.seq) : null,
  };
};

/** A comment's state within a transaction; null where there is none. */
export const commentState = async (tx: Tx, id: string): Promise<Pick<CommentTable, "kind" | "state" | "story_id"> | null> =>
  (await tx.selectFrom("comment").select(["kind", "state", "story_id"]).where("id", "=", id).executeTakeFirst()) ?? null;

/** What the newsroom says that a member is under a story; null where it says nothing. */
export const labelIn = async (tx: Tx, storyId: string, memberId: string): Promise<LabelKind | null> => {
  const row = await tx
    .selectFrom("talk_label")
    .select("kind")
    .where("story_id", "=", storyId)
    .where("member_id", "=", memberId)
    .executeTakeFirst();
  return LABELS.find((kind) => kind === row?.kind) ?? null;
};

/** The newest comments that everybody may read, for feeds. */
export const newestComments = async (house: House, storyId: string, most: number): Promise<readonly CommentView[]> => {
  const rows = await commentRows(house.store.db)
    .where("comment.thread_id", "=", `story:${storyId}`)
    .where("comment.state", "=", "published")
    .orderBy("comment.seq", "desc")
    .limit(most)
    .execute();
  return viewsOf(house, visitor, rows, new Map());
};

/** Comments by their ids, as `actor` may see them; with the labels given under `storyId`, where they stand under one story. */
export const commentsByIds = async (
  house: House,
  actor: Actor,
  ids: readonly string[],
  storyId?: string,
): Promise<ReadonlyMap<string, CommentView>> => {
  if (ids.length === 0) return new Map();
  const rows = await commentRows(house.store.db).where("comment.id", "in", ids).execute();
  const labels = storyId === undefined ? new Map() : (await threadState(house, storyId)).labels;
  const views = await viewsOf(house, actor, rows, labels);
  return new Map(views.map((view) => [view.id, view]));
};

/** What waits for a moderator, the longest first. */
export const heldComments = async (house: House, actor: Actor, storyId: string): Promise<readonly CommentView[]> => {
  if (!isModerator(actor)) return [];
  const rows = await commentRows(house.store.db)
    .where("comment.thread_id", "=", `story:${storyId}`)
    .where("comment.state", "=", "held")
    .orderBy("comment.seq")
    .limit(API_PAGE)
    .execute();
  return viewsOf(house, actor, rows, new Map());
};

export type TalkFound = {
  readonly comments: readonly CommentView[];
  readonly next: number | null;
  readonly excerptOf: FoundSaid["excerptOf"];
  readonly problem: FoundSaid["problem"];
};

/** What was said under a story that holds all the words of `q`, the last said first; `authorId` looks through one member's words alone. */
export const searchTalk = async (
  house: House,
  actor: Actor,
  storyId: string,
  { q, authorId, before }: { readonly q: string; readonly authorId: string | null; readonly before?: number | undefined },
): Promise<TalkFound> => {
  const { labels, nextSeq } = await threadState(house, storyId);
  const marks = marksOf(`story:${storyId}`);
  const found = await findSaid(house.store, {
    q,
    marks: [marks.all, ...(authorId === null ? [] : [marks.by(authorId)])],
    newest: marks.newest(nextSeq - 1),
    before,
    most: FOUND_A_PAGE,
  });
  const rows =
    found.subjects.length === 0
      ? []
      : await commentRows(house.store.db).where("comment.id", "in", found.subjects).where("comment.state", "=", "published").execute();
  const views = new Map((await viewsOf(house, actor, rows, labels)).map((view) => [view.id, view]));
  return {
    comments: found.subjects.flatMap((id) => views.get(id) ?? []),
    next: found.next,
    excerptOf: found.excerptOf,
    problem: found.problem,
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
  const stories = await talkTeasers(
    house,
    rows.map((row) => row.story_id),
  );
  return rows.flatMap((row) => {
    const story = stories.get(row.story_id);
    return story === undefined || story.isTalkClosed
      ? []
      : [{ id: row.id, body: row.body, postedAt: row.posted_at, storyId: story.shortId, headline: story.headline }];
  });
};
