import { publish } from "#events";
import { type Actor, done, later, MINUTE, newShortId, refuse, type Result } from "#kit";
import { countReplies, type StorySubject, storySubject } from "#stories";
import { type House, lockRow, type Tx } from "#store";
import { type Contribution, type Judge, LETTERS_MOST, type Rule } from "./comment.ts";
import "./events.ts";
import "./tables.ts";

export type PostProblem =
  | { readonly kind: "empty" }
  | { readonly kind: "too-long"; readonly letters: number }
  | { readonly kind: "not-signed-in" }
  | { readonly kind: "story-gone" }
  | { readonly kind: "talk-closed" }
  | { readonly kind: "parent-gone" }
  | { readonly kind: "against-rule"; readonly rule: Rule };

export type Posted = { readonly id: string; readonly story: StorySubject; readonly rootId: string };

export type NewComment = {
  readonly storyId: string;
  readonly parentId: string | null;
  readonly body: string;
  /** The same key by the same author lands once. */
  readonly key: string | null;
};

const ID_LETTERS = 12; // 60 random bits
const SAME_AGAIN_MS = 5 * MINUTE;

/** The words as they are kept: one kind of line end, no control characters, no blank lines at the ends. */
export const tidyBody = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/gu, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, "")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();

const checkBody = (body: string): PostProblem | null => {
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(body)) return { kind: "empty" };
  const letters = [...body].length;
  return letters > LETTERS_MOST ? { kind: "too-long", letters } : null;
};

/** The same words by the same author in the same place a moment ago, or the same key: a form sent twice. */
const alreadySaid = (tx: Tx, house: House, said: Contribution, key: string | null) =>
  tx
    .selectFrom("comment")
    .select(["id", "root_id"])
    .where("author_id", "=", said.author.id ?? "")
    .where("story_id", "=", said.storyId)
    .where((eb) => {
      const same = eb.and([
        eb("body", "=", said.body),
        eb("parent_id", "is not distinct from", said.parentId),
        eb("posted_at", ">", later(house.clock.now(), -SAME_AGAIN_MS)),
        eb("state", "=", "published"),
      ]);
      return key === null ? same : eb.or([eb("idempotency_key", "=", key), same]);
    })
    .orderBy("posted_at", "desc")
    .limit(1)
    .executeTakeFirst();

/** The thread of a story, made at its first comment, locked until the transaction ends. */
const lockThread = async (house: House, tx: Tx, storyId: string) => {
  const id = `story:${storyId}`;
  await tx
    .insertInto("thread")
    .values({ id, story_id: storyId, next_seq: 1, comments: 0, roots: 0 })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
  return lockRow(house.store.dialect)(tx.selectFrom("thread").selectAll().where("id", "=", id)).executeTakeFirstOrThrow();
};

/** Writes what a member says, within a transaction of the caller's. Durable when that commits. */
export const writeComment = async (
  house: House & { readonly judge: Judge },
  tx: Tx,
  actor: Actor,
  wanted: NewComment,
): Promise<Result<Posted, PostProblem>> => {
  if (actor.id === null || actor.role === "source") return refuse({ kind: "not-signed-in" });
  const body = tidyBody(wanted.body);
  const wrong = checkBody(body);
  if (wrong !== null) return refuse(wrong);
  const story = await storySubject(tx, wanted.storyId);
  if (story === null || !story.isPublic) return refuse({ kind: "story-gone" });
  if (story.isTalkClosed) return refuse({ kind: "talk-closed" });

  const thread = await lockThread(house, tx, story.id);
  const said: Contribution = { author: actor, storyId: story.id, parentId: wanted.parentId, body };
  const twice = await alreadySaid(tx, house, said, wanted.key);
  if (twice !== undefined) return done({ id: twice.id, story, rootId: twice.root_id });
  const parent =
    wanted.parentId === null
      ? null
      : await tx.selectFrom("comment").selectAll().where("id", "=", wanted.parentId).where("thread_id", "=", thread.id).executeTakeFirst();
  if (parent === undefined || (parent !== null && parent.state !== "published")) return refuse({ kind: "parent-gone" });

  const judged = await house.judge(tx, said);
  if (judged.verdict === "reject") return refuse({ kind: "against-rule", rule: judged.rule });

  const id = newShortId(ID_LETTERS);
  const rootId = parent?.root_id ?? id;
  const place = parent === null ? 0 : await takePlace(tx, rootId);
  await tx
    .insertInto("comment")
    .values({
      id,
      thread_id: thread.id,
      story_id: story.id,
      parent_id: parent?.id ?? null,
      root_id: rootId,
      depth: parent === null ? 0 : parent.depth + 1,
      seq: thread.next_seq,
      place,
      placed: 0,
      author_id: actor.id,
      body,
      story_version: story.version,
      state: "published",
      posted_at: house.clock.now(),
      idempotency_key: wanted.key,
      taken_off_at: null,
      rule: null,
      reason: null,
      ledger_no: null,
    })
    .execute();
  await tx
    .updateTable("thread")
    .set({ next_seq: thread.next_seq + 1, comments: thread.comments + 1, roots: thread.roots + (parent === null ? 1 : 0) })
    .where("id", "=", thread.id)
    .execute();
  await countReplies(tx, story.id, 1, house.clock.now());
  await publish(house, tx, {
    kind: "comment.posted",
    topic: `story:${story.id}`,
    body: { story: story.id, comment: id, parent: parent?.id ?? null },
  });
  return done({ id, story, rootId });
};

/** The next place under a root. */
const takePlace = async (tx: Tx, rootId: string): Promise<number> => {
  const { placed } = await tx
    .updateTable("comment")
    .set((eb) => ({ placed: eb("placed", "+", 1) }))
    .where("id", "=", rootId)
    .returning("placed")
    .executeTakeFirstOrThrow();
  return placed;
};

/** Writes what a member says and resolves when it is durable. */
export const postComment = (
  house: House & { readonly judge: Judge },
  actor: Actor,
  wanted: NewComment,
): Promise<Result<Posted, PostProblem>> => house.store.transact((tx) => writeComment(house, tx, actor, wanted));
