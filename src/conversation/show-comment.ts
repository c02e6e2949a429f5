import { sql } from "kysely";
import { publish } from "#events";
import type { Actor } from "#kit";
import { hidersOf, membersByHandles } from "#members";
import { dropSaid, indexSaid } from "#search";
import type { House, Tx } from "#store";
import { allWords } from "./all-words.ts";
import { STRETCH } from "./comment.ts";
import { countSaid, indexDiscussion } from "./discussion-marks.ts";
import { placeInOrders, rankComment } from "./rank-comment.ts";
import type { CommentTable } from "./tables.ts";
import "./events.ts";

export const PART = 2_000; // comments: so many are looked through for a word before all are

/** The marks that a comment is found under: its conversation, the part of it, its author there. */
export const marksOf = (threadId: string) => ({
  all: `talk ${threadId}`,
  /** The newest part, when `seq` is the last number: it holds one to two times `PART`. */
  newest: (seq: number): string => `newest ${threadId} ${Math.floor(seq / PART)}`,
  /** A comment is in the newest part while its own and the next are being filled. */
  parts: (seq: number): readonly string[] => [0, 1].map((later) => `newest ${threadId} ${Math.floor(seq / PART) + later}`),
  by: (memberId: string): string => `by ${threadId} ${memberId}`,
});

/** Makes a comment's words findable as they are now. */
export const indexComment = async (house: House, tx: Tx, comment: CommentTable): Promise<void> => {
  if (comment.kind === "opening") await indexDiscussion(house, tx, comment);
  const marks = marksOf(comment.thread_id);
  const text = allWords(comment);
  return indexSaid(house, tx, { subject: comment.id, text, marks: [marks.all, ...marks.parts(comment.seq), marks.by(comment.author_id)] });
};

/** Counts one comment more or less that readers can see; `at` is when it was written, null when it comes back. */
export const countComment = async (tx: Tx, comment: CommentTable, more: 1 | -1, at: string | null): Promise<void> => {
  await tx
    .updateTable("thread")
    .set((eb) => ({ comments: eb("comments", "+", more) }))
    .where("id", "=", comment.thread_id)
    .execute();
  await countSaid(tx, comment.story_id, more, at);
};

/** All that follows when readers can see a comment for the first time. Its thread is locked. */
export const showComment = async (house: House, tx: Tx, comment: CommentTable, author: Pick<Actor, "role">): Promise<void> => {
  await countComment(tx, comment, 1, house.clock.now());
  await showCounted(house, tx, comment, author);
};

/** The same for one that is counted already. */
export const showCounted = async (house: House, tx: Tx, comment: CommentTable, author: Pick<Actor, "role">): Promise<void> => {
  await rankComment(house, tx, comment);
  if (comment.depth > 0 && comment.answers === 0) await placeInOrders(house, tx, comment, { staff: -comment.seq });
  if (author.role === "editor" || author.role === "admin" || (await isLabelled(tx, comment))) await raiseStaff(house, tx, comment);
  await indexComment(house, tx, comment);
  const about = { story: comment.story_id, comment: comment.id };
  await publish(house, tx, { kind: "comment.posted", topic: `story:${comment.story_id}`, body: { ...about, parent: comment.parent_id } });
  const handles = JSON.parse(comment.mentions) as readonly string[];
  if (handles.length === 0) return;
  const named = [...(await membersByHandles(tx, handles)).values()].map(({ id }) => id).filter((id) => id !== comment.author_id);
  const hiders = await hidersOf(tx, comment.author_id, named);
  const members = named.filter((id) => !hiders.has(id));
  await publish(house, tx, { kind: "comment.mentioned", topic: `comment:${comment.id}`, body: { ...about, members } });
};

/** Takes a comment out of what can be found. */
export const unindexComment = (tx: Tx, commentId: string): Promise<void> => dropSaid(tx, commentId);

const isLabelled = async (tx: Tx, { story_id: storyId, author_id: authorId }: CommentTable): Promise<boolean> =>
  (await tx
    .selectFrom("talk_label")
    .select("kind")
    .where("story_id", "=", storyId)
    .where("member_id", "=", authorId)
    .executeTakeFirst()) !== undefined;

const RAISED_LEVELS = 4 * STRETCH; // of those that it hangs under: what is deeper is a quarrel of two

/**
 * Where the newsroom or the author said something, the whole branch stands in the order "staff", the latest word first: at the first level, and
 * among answers everywhere on the way to it.
 */
export const raiseStaff = async (house: House, tx: Tx, comment: CommentTable): Promise<void> => {
  const above = sql<{ id: string }>`(with recursive above (id, parent_id, level) as (
    select id, parent_id, 1 from comment where id = ${comment.id}
    union all
    select c.id, c.parent_id, above.level + 1 from above join comment as c on c.id = above.parent_id where above.level < ${RAISED_LEVELS}
  ) select id from above)`;
  const branch = await tx
    .selectFrom("comment")
    .select(["comment.id", "thread_id", "parent_id", "seq"])
    .where((eb) => eb.or([eb("comment.id", "=", comment.top_id), sql<boolean>`comment.id in ${above}`]))
    .execute();
  for (const each of branch) await placeInOrders(house, tx, each, { staff: comment.seq });
};
