import type { Rule } from "#conversation";
import { publish } from "#events";
import type { Actor } from "#kit";
import { appendLedger } from "#ledger";
import { peopleShown } from "#members";
import { type Db, type House, lockRow, type Tx } from "#store";
import type { TellingHouse } from "../keep-community.ts";
import type { MessageTable } from "../tables.ts";
import { otherOf, seenAs } from "./introduction.ts";
import { tellOfMessage } from "./tell-of-message.ts";
import "../tables.ts";
import "./events.ts";

/** `by`: the moderator; null for a rule that took it off by itself. */
export type MessageOff = { readonly rule: Rule; readonly reason: string; readonly by: string | null };
export type MessageBack = { readonly by: string | null; readonly ground: "mistake" | "appeal" };

const lockMessage = (house: House, tx: Tx, id: string): Promise<MessageTable | undefined> =>
  lockRow(house.store.dialect)(tx.selectFrom("introduction_message").selectAll().where("id", "=", id)).executeTakeFirst();

const set = (house: House, tx: Tx, id: string, values: Pick<MessageTable, "state" | "rule" | "reason" | "ledger_no">) =>
  tx
    .updateTable("introduction_message")
    .set({ ...values, changed_at: house.clock.now() })
    .where("id", "=", id)
    .execute();

const tellDecided = (
  house: House,
  tx: Tx,
  message: string,
  now: { readonly state: "hidden" | "rejected" | "published"; readonly by: string | null; readonly ledger: number | null },
): Promise<unknown> => publish(house, tx, { kind: "introduction.decided", topic: `message:${message}`, body: { message, ...now } });

/** Takes a message off, with its entry in the ledger, which names neither of the two. Leaves alone what is off. */
export const takeMessageOff = async (house: House, tx: Tx, message: MessageTable, { rule, reason, by }: MessageOff): Promise<void> => {
  if (message.state === "off") return;
  const { no } = await appendLedger(house, tx, {
    kind: "removal",
    target: `message:${message.id}`,
    ground: "rule",
    rule,
    decidedBy: by === null ? "rule" : "moderator",
    details: {},
  });
  await set(house, tx, message.id, { state: "off", rule, reason, ledger_no: no });
  await tellDecided(house, tx, message.id, { state: message.state === "held" ? "rejected" : "hidden", by, ledger: no });
};

/** Lets a held message out to the other, or brings one back that was taken off. Leaves alone what stands. */
const bringMessageBack = async (house: TellingHouse, tx: Tx, message: MessageTable, { by, ground }: MessageBack): Promise<void> => {
  if (message.state === "sent") return;
  const ledger =
    message.state === "held"
      ? null
      : (
          await appendLedger(house, tx, {
            kind: "restoration",
            target: `message:${message.id}`,
            ground,
            rule: null,
            decidedBy: by === null ? "rule" : "moderator",
            details: message.ledger_no === null ? {} : { overturns: message.ledger_no },
          })
        ).no;
  await set(house, tx, message.id, { state: "sent", rule: null, reason: null, ledger_no: null });
  await tellDecided(house, tx, message.id, { state: "published", by, ledger });
  const row = await tx.selectFrom("introduction").selectAll().where("id", "=", message.introduction_id).executeTakeFirstOrThrow();
  const author = (await peopleShown(tx, [message.by_id])).get(message.by_id);
  if (author === undefined || seenAs(row, message.by_id, house.clock.now()) !== "open") return;
  const to = otherOf(row, message.by_id);
  await tellOfMessage(house, tx, { id: message.id, introduction: row.id, by: message.by_id, byName: author.name, to });
};

/** A message as whoever decides about what members say is shown it: that one alone, nothing else of the exchange. */
const messageSubject = async (db: Db | Tx, id: string) => {
  const row = await db
    .selectFrom("introduction_message")
    .innerJoin("introduction", "introduction.id", "introduction_message.introduction_id")
    .selectAll("introduction_message")
    .select("story_id")
    .where("introduction_message.id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    target: `message:${row.id}`,
    storyId: row.story_id,
    authorId: row.by_id,
    words: row.body,
    isHeld: row.state === "held",
    isPublic: row.state === "sent",
    changedAt: row.changed_at,
    off: row.rule === null ? null : { rule: row.rule as Rule, reason: row.reason ?? "" },
    comment: null,
  };
};

/** Whether somebody may report a message: whom it was written to, and nobody else. */
const mayReport = async (db: Db | Tx, id: string, actor: Actor): Promise<boolean> => {
  const row = await db
    .selectFrom("introduction_message")
    .innerJoin("introduction", "introduction.id", "introduction_message.introduction_id")
    .select(["by_id", "asker_id", "asked_id"])
    .where("introduction_message.id", "=", id)
    .where("introduction_message.state", "=", "sent")
    .executeTakeFirst();
  return row !== undefined && actor.id !== null && actor.id !== row.by_id && (actor.id === row.asker_id || actor.id === row.asked_id);
};

/** What messages of those ids say, by id. One statement. */
const messageWords = async (db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("introduction_message").select(["id", "body"]).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, body }) => [id, body]));
};

/** Messages as whoever decides about what members say deals with them. */
export const messageKeeper = (house: TellingHouse) => ({
  find: messageSubject,
  words: messageWords,
  mayReport,
  takeOff: async (tx: Tx, id: string, why: MessageOff): Promise<void> => {
    const message = await lockMessage(house, tx, id);
    if (message !== undefined) await takeMessageOff(house, tx, message, why);
  },
  bringBack: async (tx: Tx, id: string, why: MessageBack): Promise<void> => {
    const message = await lockMessage(house, tx, id);
    if (message !== undefined) await bringMessageBack(house, tx, message, why);
  },
});
