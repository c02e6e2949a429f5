import { type Actor, done, type Instant, isModerator, later, MINUTE, newShortId, refuse, type Result, SECOND } from "#kit";
import { blockersOf } from "#members";
import { type House, lockName, Overtaken, type Tx } from "#store";
import {
  type CommentKind,
  type CommentState,
  type Contribution,
  type Judge,
  LETTERS_MOST,
  lettersIn,
  type Rule,
  STRETCH,
  type Typed,
  type Verdict,
} from "./comment.ts";
import { type TalkSubject, talkSubject } from "./talk-subject.ts";
import { isClosed, lockThreadAsRead, readThread } from "./lock-thread.ts";
import { readMentions } from "./mentions.ts";
import { takeOff } from "./take-off.ts";
import { showCounted } from "./show-comment.ts";
import { countSaid } from "./discussion-marks.ts";
import type { CommentTable, ThreadTable } from "./tables.ts";

export type PostProblem =
  | { readonly kind: "empty" }
  | { readonly kind: "too-long"; readonly letters: number }
  | { readonly kind: "not-signed-in" }
  | { readonly kind: "story-gone" }
  | { readonly kind: "talk-closed" }
  | { readonly kind: "parent-gone" }
  | { readonly kind: "closed" }
  | { readonly kind: "slow"; readonly seconds: number }
  | { readonly kind: "blocked" }
  /** A guest takes no questions at the moment, or as many as anybody may ask have been asked. */
  | { readonly kind: "not-asking" }
  | { readonly kind: "asked-enough"; readonly most: number }
  /** The newsroom answers a question without saying where it looked. */
  | { readonly kind: "no-sources" }
  | { readonly kind: "against-rule"; readonly rule: Rule }
  /** A moderator has said that this member says nothing until then; null for good. */
  | { readonly kind: "suspended"; readonly until: Instant | null };

/** `state`: `held` when a moderator looks first; `rejected` when a rule turned it down and its author may appeal. */
export type Posted = { readonly id: string; readonly story: TalkSubject; readonly rootId: string; readonly state: CommentState };

export type NewComment = {
  readonly storyId: string;
  readonly parentId: string | null;
  readonly body: string;
  /** The same key by the same author lands once. */
  readonly key: string | null;
  /** A comment unless said. */
  readonly kind?: CommentKind;
  /** What stands above an opening: it is judged with its words. */
  readonly title?: string;
};

const ID_LETTERS = 12; // 60 random bits
const SAME_AGAIN_MS = 5 * MINUTE;
const UNITS_A_LETTER = 4; // a letter with its marks; more is no writing

/** The words as they are kept: one kind of line end, no control characters, no blank lines at the ends. */
export const tidyBody = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/gu, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, "")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();

/** What is wrong with tidied words; null when nothing is. */
export const checkBody = (body: string): PostProblem | null => {
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(body)) return { kind: "empty" };
  const most = UNITS_A_LETTER * LETTERS_MOST;
  const letters = body.length > most ? body.length : lettersIn(body);
  return letters > LETTERS_MOST ? { kind: "too-long", letters } : null;
};

/** The same words by the same author in the same place a moment ago, or the same key: a form sent twice. */
const alreadySaid = (tx: Tx, house: House, said: Contribution, key: string | null) =>
  tx
    .selectFrom("comment")
    .select(["id", "root_id", "state"])
    .where("author_id", "=", said.author.id ?? "")
    .where("story_id", "=", said.storyId)
    .where((eb) => {
      const same = eb.and([
        eb("body", "=", said.body),
        eb("parent_id", "is not distinct from", said.parentId),
        eb("posted_at", ">", later(house.clock.now(), -SAME_AGAIN_MS)),
        eb("state", "in", ["published", "held"]),
      ]);
      return key === null ? same : eb.or([eb("idempotency_key", "=", key), same]);
    })
    .orderBy("posted_at", "desc")
    .limit(1)
    .executeTakeFirst();

/** Whether the conversation takes this member's words now. Moderators and the newsroom are not held up. */
const checkThread = async (house: House, tx: Tx, actor: Actor, thread: ThreadTable): Promise<PostProblem | null> => {
  if (isModerator(actor)) return null;
  if (isClosed(thread, house.clock.now())) return { kind: "closed" };
  if (thread.slow_s === 0) return null;
  const last = await tx
    .selectFrom("comment")
    .select("posted_at")
    .where("author_id", "=", actor.id ?? "")
    .where("thread_id", "=", thread.id)
    .where("posted_at", ">", later(house.clock.now(), -thread.slow_s * SECOND))
    .orderBy("posted_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (last === undefined) return null;
  const waitMs = Date.parse(last.posted_at) + thread.slow_s * SECOND - house.clock.ms();
  return { kind: "slow", seconds: Math.max(1, Math.ceil(waitMs / SECOND)) };
};

type Place = Pick<CommentTable, "id" | "parent_id" | "root_id" | "top_id" | "depth" | "place">;

/** Where a comment comes to stand: below its parent, on the parent's page or at the head of a page of its own. */
const placeFor = async (tx: Tx, id: string, parent: CommentTable | null): Promise<Place> => {
  if (parent === null) return { id, parent_id: null, root_id: id, top_id: id, depth: 0, place: 0 };
  const rootId = parent.depth % STRETCH === 0 ? parent.id : parent.root_id;
  const root = await tx
    .updateTable("comment")
    .set((eb) => ({ placed: eb("placed", "+", 1) }))
    .where("id", "=", rootId)
    .returning("placed")
    .executeTakeFirst();
  const { numUpdatedRows } = await tx
    .updateTable("comment")
    .set((eb) => ({ answers: eb("answers", "+", 1) }))
    .where("id", "=", parent.id)
    .where("state", "=", "published")
    .executeTakeFirst();
  if (root === undefined || numUpdatedRows === 0n) throw new Overtaken("what is answered was taken away meanwhile");
  return { id, parent_id: parent.id, root_id: rootId, top_id: parent.top_id, depth: parent.depth + 1, place: root.placed };
};

const NEW = {
  placed: 0,
  answers: 0,
  taken_off_at: null,
  rule: null,
  reason: null,
  ledger_no: null,
  edits: 0,
  edited_at: null,
  edit_until: null,
  additions: "[]",
  respect: 0,
  doesnt_help: 0,
  reactions: "{}",
  seen: 0,
  is_picked: 0,
  rescore_at: null,
} as const;

/** What an answer stands below: the opening of a discussion has none below it, they stand at the first level. */
const parentIn = async (tx: Tx, id: string, threadId: string): Promise<CommentTable | null | undefined> => {
  const row = await tx.selectFrom("comment").selectAll().where("id", "=", id).where("thread_id", "=", threadId).executeTakeFirst();
  return row?.kind === "opening" && row.state === "published" ? null : row;
};

type TalkWriter = House & { readonly judge: Judge };

/** Writes what is more than a comment, within a transaction of the caller's. The room that keeps the rest of it fills this in. */
export type WriteTyped = (tx: Tx, actor: Actor, wanted: Typed) => Promise<Result<Posted, PostProblem>>;

/**
 * Writes what a member says, within a transaction of the caller's. Durable when that commits. One member says one thing at a time, and many say
 * theirs at once: the thread, for which all of them would wait, is locked only when the words have been looked at and are given their place.
 */
export const writeComment = async (house: TalkWriter, tx: Tx, actor: Actor, wanted: NewComment): Promise<Result<Posted, PostProblem>> => {
  if (actor.id === null || actor.role === "source") return refuse({ kind: "not-signed-in" });
  const body = tidyBody(wanted.body);
  const wrong = checkBody(body);
  if (wrong !== null) return refuse(wrong);
  const story = await talkSubject(tx, wanted.storyId);
  if (story === null || !story.isPublic) return refuse({ kind: "story-gone" });
  if (story.isTalkClosed) return refuse({ kind: "talk-closed" });

  const turn = lockName(house.store.dialect, `said by ${actor.id}`);
  if (turn !== null) await turn.execute(tx);
  const said: Contribution = { author: actor, storyId: story.id, parentId: wanted.parentId, body };
  const twice = await alreadySaid(tx, house, said, wanted.key);
  if (twice !== undefined) return done({ id: twice.id, story, rootId: twice.root_id, state: twice.state });
  const thread = await readThread(tx, story.id);
  const parent = wanted.parentId === null ? null : await parentIn(tx, wanted.parentId, thread.id);
  if (parent === undefined || (parent !== null && parent.state !== "published")) return refuse({ kind: "parent-gone" });
  const refused = await checkThread(house, tx, actor, thread);
  if (refused !== null) return refuse(refused);
  if (parent !== null && (await blockersOf(tx, actor.id, [parent.author_id])).size > 0) return refuse({ kind: "blocked" });

  const id = newShortId(ID_LETTERS);
  const isPremoderated = thread.is_premoderated === 1 && !isModerator(actor);
  const judgedWords = wanted.title === undefined ? body : `${wanted.title}\n\n${body}`;
  const judged = await house.judge(tx, { ...said, body: judgedWords, target: `comment:${id}`, isPremoderated });
  if (judged.verdict === "reject" && judged.isFinal !== true) return refuse(refusalOf(judged));
  const isOut = judged.verdict === "publish" && !isPremoderated;
  const row = await addComment(house, tx, {
    id,
    said,
    story,
    thread,
    parent,
    kind: wanted.kind ?? "comment",
    key: wanted.key,
    state: isOut ? "published" : "held",
  });
  if (judged.verdict === "reject") await takeOff(house, tx, row, { rule: judged.rule, reason: "", by: null });
  return done({ id, story, rootId: row.root_id, state: judged.verdict === "reject" ? "rejected" : row.state });
};

/** Why words go back to their author. */
export const refusalOf = ({
  rule,
  until,
}: Extract<Verdict, { verdict: "reject" }>): Extract<PostProblem, { kind: "against-rule" | "suspended" }> =>
  until === undefined ? { kind: "against-rule", rule } : { kind: "suspended", until };

type Adding = {
  readonly id: string;
  readonly said: Contribution;
  readonly story: TalkSubject;
  /** As it was when the words were looked at. */
  readonly thread: ThreadTable;
  readonly parent: CommentTable | null;
  readonly kind: CommentKind;
  readonly key: string | null;
  readonly state: "published" | "held";
};

const addComment = async (
  house: House,
  tx: Tx,
  { id, said, story, parent, kind, key, state, ...adding }: Adding,
): Promise<CommentTable> => {
  const mentions = JSON.stringify(await readMentions(tx, said.body));
  const thread = await lockThreadAsRead(house, tx, story.id, adding.thread);
  const isOut = state === "published";
  const place = await placeFor(tx, id, parent);
  const row: CommentTable = {
    ...NEW,
    ...place,
    thread_id: thread.id,
    story_id: story.id,
    seq: thread.next_seq,
    kind,
    author_id: said.author.id ?? "",
    body: said.body,
    story_version: story.version,
    state,
    posted_at: house.clock.now(),
    idempotency_key: key,
    mentions,
  };
  await tx.insertInto("comment").values(row).execute();
  await tx
    .updateTable("thread")
    .set({ next_seq: thread.next_seq + 1, roots: thread.roots + (parent === null ? 1 : 0), comments: thread.comments + (isOut ? 1 : 0) })
    .where("id", "=", thread.id)
    .execute();
  if (isOut) {
    await countSaid(tx, story.id, 1, row.posted_at);
    await showCounted(house, tx, row, said.author);
  }
  return row;
};

/** Writes what a member says and resolves when it is durable. */
export const postComment = (house: TalkWriter, actor: Actor, wanted: NewComment): Promise<Result<Posted, PostProblem>> =>
  house.store.transact((tx) => writeComment(house, tx, actor, wanted));
