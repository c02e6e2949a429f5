import { publish } from "#events";
import { type Actor, done, refuse, type Result } from "#kit";
import { appendLedger } from "#ledger";
import { type Db, type House, lockRow, type Tx } from "#store";
import { type May, mayDelete, mayHide, mayRestore, mayUndo, type Rule } from "./comment.ts";
import { dropDiscussion, eraseTitle } from "./discussion-marks.ts";
import { type Keeps, keepsTalk, talkSubject } from "./talk-subject.ts";
import { countComment, indexComment, showComment, unindexComment } from "./show-comment.ts";
import type { CommentTable } from "./tables.ts";
import "./events.ts";

export type TakeOffProblem = Exclude<May, { ok: true }>["reason"] | "no-reason";

const REASON_MOST = 1000;

/** The comment, its thread locked first, as every verb on a thread does. */
export const lockComment = async (house: House, tx: Tx, id: string): Promise<CommentTable | null> => {
  const found = await tx.selectFrom("comment").select("thread_id").where("id", "=", id).executeTakeFirst();
  if (found === undefined) return null;
  const { dialect } = house.store;
  await lockRow(dialect)(tx.selectFrom("thread").select("id").where("id", "=", found.thread_id)).executeTakeFirst();
  return lockRow(dialect)(tx.selectFrom("comment").selectAll().where("id", "=", id)).executeTakeFirstOrThrow();
};

/** Tells whoever shows the comment that it is another than before. */
export const tellChanged = (house: House, tx: Tx, comment: CommentTable): Promise<unknown> =>
  publish(house, tx, {
    kind: "comment.changed",
    topic: `story:${comment.story_id}`,
    body: { story: comment.story_id, comment: comment.id },
  });

type Change = Partial<Omit<CommentTable, "id">>;

const change = async (house: House, tx: Tx, comment: CommentTable, set: Change): Promise<void> => {
  await tx.updateTable("comment").set(set).where("id", "=", comment.id).execute();
  await tellChanged(house, tx, comment);
};

/** What readers no longer see is neither counted nor found. */
const takeFromView = async (house: House, tx: Tx, comment: CommentTable): Promise<void> => {
  if (comment.state !== "published") return;
  await countComment(tx, comment, -1, null);
  await unindexComment(tx, comment.id);
  if (comment.kind === "opening") await dropDiscussion(house, tx, comment.story_id);
};

/** `by`: the moderator; null for a rule that took it off by itself. */
export type TakeOff = { readonly rule: Rule; readonly reason: string; readonly by: string | null };

/** Tells that a comment was decided about. */
const tellDecided = (
  house: House,
  tx: Tx,
  comment: CommentTable,
  now: { readonly state: "hidden" | "rejected" | "published"; readonly by: string | null; readonly ledger: number | null },
): Promise<void> =>
  publish(house, tx, {
    kind: "comment.decided",
    topic: `comment:${comment.id}`,
    body: { story: comment.story_id, comment: comment.id, ...now },
  });

/** Takes a comment off, in a transaction that has it locked: it is hidden if readers had seen it, turned down if not. One that is off stays so, for this reason. */
export const takeOff = async (
  house: House,
  tx: Tx,
  comment: CommentTable,
  { rule, reason, by }: TakeOff,
): Promise<{ readonly ledgerNo: number }> => {
  const state = comment.state === "held" || comment.state === "rejected" ? "rejected" : "hidden";
  await takeFromView(house, tx, comment);
  await change(house, tx, comment, { state, taken_off_at: house.clock.now(), rule, reason });
  const { no } = await appendLedger(house, tx, {
    kind: "removal",
    target: `comment:${comment.id}`,
    ground: "rule",
    rule,
    decidedBy: by === null ? "rule" : "moderator",
    details: {},
  });
  await tx.updateTable("comment").set({ ledger_no: no }).where("id", "=", comment.id).execute();
  await tellDecided(house, tx, comment, { state, by, ledger: no });
  return { ledgerNo: no };
};

/** Whether `actor` may take it off: a moderator, or who keeps the forum that its discussion stands in. */
export const mayTakeOff = async (house: KeptHouse, db: Db | Tx, actor: Actor, comment: Own): Promise<May> => {
  const may = mayHide(actor, comment);
  if (may.ok || may.reason !== "not-yours" || comment.state !== "published") return may;
  const subject = await talkSubject(db, comment.story_id);
  return subject !== null && (await keepsTalk(house.keeps, db, actor, subject)) ? { ok: true } : may;
};
type Own = Pick<CommentTable, "author_id" | "state" | "story_id">;
export type KeptHouse = House & { readonly keeps?: Keeps | undefined };

/** Takes a comment off the page: a tombstone stays where readers had seen it, the author reads the reason, the ledger has an entry. */
export const hideComment = (
  house: KeptHouse,
  actor: Actor,
  id: string,
  why: { readonly rule: Rule; readonly reason: string },
): Promise<Result<{ readonly ledgerNo: number }, TakeOffProblem>> =>
  house.store.transact(async (tx) => {
    const comment = await lockComment(house, tx, id);
    if (comment === null) return refuse("not-there");
    const may = await mayTakeOff(house, tx, actor, comment);
    if (!may.ok) return refuse(may.reason);
    const reason = why.reason.toWellFormed().trim().slice(0, REASON_MOST);
    if (reason === "") return refuse("no-reason");
    return done(await takeOff(house, tx, comment, { rule: why.rule, reason, by: actor.id }));
  });

const ON_AGAIN = { state: "published", taken_off_at: null, rule: null, reason: null, ledger_no: null } as const;

/** Brings a comment back or lets it out, in a transaction that has it locked. */
export const bringBack = async (
  house: House,
  tx: Tx,
  comment: CommentTable,
  { by, ground }: { readonly by: string | null; readonly ground: "mistake" | "appeal" },
): Promise<{ readonly ledgerNo: number | null }> => {
  await change(house, tx, comment, ON_AGAIN);
  if (comment.state === "hidden") {
    await countComment(tx, comment, 1, null);
    await indexComment(house, tx, comment);
  } else await showComment(house, tx, { ...comment, ...ON_AGAIN }, { role: "member" });
  if (comment.state === "held") {
    await tellDecided(house, tx, comment, { state: "published", by, ledger: null });
    return { ledgerNo: null };
  }
  const { no } = await appendLedger(house, tx, {
    kind: "restoration",
    target: `comment:${comment.id}`,
    ground,
    rule: null,
    decidedBy: by === null ? "rule" : "moderator",
    details: comment.ledger_no === null ? {} : { overturns: comment.ledger_no },
  });
  await tellDecided(house, tx, comment, { state: "published", by, ledger: no });
  return { ledgerNo: no };
};

/** Brings a hidden comment back, as it was; lets a held one out. `ledgerNo` is null where there was nothing to put right. */
export const restoreComment = (
  house: House,
  actor: Actor,
  id: string,
): Promise<Result<{ readonly ledgerNo: number | null }, TakeOffProblem>> =>
  house.store.transact(async (tx) => {
    const comment = await lockComment(house, tx, id);
    if (comment === null) return refuse("not-there");
    const may = mayRestore(actor, comment);
    if (!may.ok) return refuse(may.reason);
    return done(await bringBack(house, tx, comment, { by: actor.id, ground: "mistake" }));
  });
/** The words of a comment and all that was kept of them. */
export const eraseWords = async (house: House, tx: Tx, comment: CommentTable): Promise<void> => {
  await takeFromView(house, tx, comment);
  await tx.deleteFrom("comment_revision").where("comment_id", "=", comment.id).execute();
  await eraseTitle(tx, comment);
  await change(house, tx, comment, {
    state: "deleted",
    body: "",
    additions: "[]",
    mentions: "[]",
    edits: 0,
    edited_at: null,
    taken_off_at: house.clock.now(),
  });
};

/** Removes a member's own comment: the words are gone for good, its place stays for the answers. */
export const deleteComment = (house: House, actor: Actor, id: string): Promise<Result<null, TakeOffProblem>> =>
  house.store.transact(async (tx) => {
    const comment = await lockComment(house, tx, id);
    if (comment === null) return refuse("not-there");
    const may = mayDelete(actor, comment);
    if (!may.ok) return refuse(may.reason);
    await eraseWords(house, tx, comment);
    return done(null);
  });

/** What was taken back, for the box it was written in. */
export type TakenBack = { readonly storyId: string; readonly parentId: string | null; readonly body: string };

/** Takes one's own comment back shortly after posting, before anybody answered: it leaves no trace, and the words are given back. */
export const takeBack = (house: House, actor: Actor, id: string): Promise<Result<TakenBack, TakeOffProblem>> =>
  house.store.transact(async (tx) => {
    const comment = await lockComment(house, tx, id);
    if (comment === null || comment.state === "deleted") return refuse("not-there");
    const may = mayDelete(actor, comment);
    if (!may.ok) return refuse(may.reason);
    if (!mayUndo(actor, comment, house.clock.ms())) return refuse("not-there");
    await eraseWords(house, tx, comment);
    return done({ storyId: comment.story_id, parentId: comment.parent_id, body: comment.body });
  });
