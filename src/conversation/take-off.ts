import { publish } from "#events";
import { type Actor, done, refuse, type Result } from "#kit";
import { appendLedger } from "#ledger";
import { countReplies } from "#stories";
import { type House, lockRow, type Tx } from "#store";
import { type May, mayDelete, mayHide, mayRestore, type Rule } from "./comment.ts";
import type { CommentTable } from "./tables.ts";

export type TakeOffProblem = Exclude<May, { ok: true }>["reason"] | "no-reason";

const REASON_MOST = 1000;

/** The comment, its thread locked first, as every verb on a thread does. */
const lockComment = async (house: House, tx: Tx, id: string): Promise<CommentTable | null> => {
  const found = await tx.selectFrom("comment").select("thread_id").where("id", "=", id).executeTakeFirst();
  if (found === undefined) return null;
  await lockRow(house.store.dialect)(tx.selectFrom("thread").select("id").where("id", "=", found.thread_id)).executeTakeFirst();
  return tx.selectFrom("comment").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
};

type Change = Partial<Pick<CommentTable, "state" | "body" | "taken_off_at" | "rule" | "reason" | "ledger_no">>;

const change = async (house: House, tx: Tx, comment: CommentTable, set: Change, delta: 1 | -1): Promise<void> => {
  await tx.updateTable("comment").set(set).where("id", "=", comment.id).execute();
  await tx
    .updateTable("thread")
    .set((eb) => ({ comments: eb("comments", "+", delta) }))
    .where("id", "=", comment.thread_id)
    .execute();
  await countReplies(tx, comment.story_id, delta, null);
  const body = { story: comment.story_id, comment: comment.id };
  await publish(house, tx, { kind: "comment.changed", topic: `story:${comment.story_id}`, body });
};

/** Takes a comment off the page: a tombstone stays, the author reads the reason, the ledger has an entry. */
export const hideComment = (
  house: House,
  actor: Actor,
  id: string,
  why: { readonly rule: Rule; readonly reason: string },
): Promise<Result<{ readonly ledgerNo: number }, TakeOffProblem>> =>
  house.store.transact(async (tx) => {
    const comment = await lockComment(house, tx, id);
    if (comment === null) return refuse("not-there");
    const may = mayHide(actor, comment);
    if (!may.ok) return refuse(may.reason);
    const reason = why.reason.toWellFormed().trim().slice(0, REASON_MOST);
    if (reason === "") return refuse("no-reason");
    const now = house.clock.now();
    await change(house, tx, comment, { state: "hidden", taken_off_at: now, rule: why.rule, reason }, -1);
    const { no } = await appendLedger(house, tx, {
      kind: "removal",
      target: `comment:${id}`,
      ground: "rule",
      rule: why.rule,
      decidedBy: "moderator",
      details: {},
    });
    await tx.updateTable("comment").set({ ledger_no: no }).where("id", "=", id).execute();
    return done({ ledgerNo: no });
  });

/** Brings a hidden comment back, as it was. */
export const restoreComment = (house: House, actor: Actor, id: string): Promise<Result<{ readonly ledgerNo: number }, TakeOffProblem>> =>
  house.store.transact(async (tx) => {
    const comment = await lockComment(house, tx, id);
    if (comment === null) return refuse("not-there");
    const may = mayRestore(actor, comment);
    if (!may.ok) return refuse(may.reason);
    await change(house, tx, comment, { state: "published", taken_off_at: null, rule: null, reason: null, ledger_no: null }, 1);
    return done({
      ledgerNo: (
        await appendLedger(house, tx, {
          kind: "restoration",
          target: `comment:${id}`,
          ground: "mistake",
          rule: null,
          decidedBy: "moderator",
          details: comment.ledger_no === null ? {} : { overturns: comment.ledger_no },
        })
      ).no,
    });
  });

/** Removes a member's own comment: the words are gone for good, its place stays for the answers. */
export const deleteComment = (house: House, actor: Actor, id: string): Promise<Result<null, TakeOffProblem>> =>
  house.store.transact(async (tx) => {
    const comment = await lockComment(house, tx, id);
    if (comment === null) return refuse("not-there");
    const may = mayDelete(actor, comment);
    if (!may.ok) return refuse(may.reason);
    await change(house, tx, comment, { state: "deleted", body: "", taken_off_at: house.clock.now() }, -1);
    return done(null);
  });
