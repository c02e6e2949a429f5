import { type Judge, lettersIn, type PostProblem, tidyBody } from "#conversation";
import { type Actor, done, newShortId, refuse, type Result } from "#kit";
import { peopleShown } from "#members";
import type { Tx } from "#store";
import type { TellingHouse } from "../keep-community.ts";
import { lockIntroduction } from "./answer-introduction.ts";
import { MESSAGE_LETTERS, MESSAGES_EACH } from "./introduction.ts";
import { takeMessageOff } from "./keep-message.ts";
import { tellOfMessage } from "./tell-of-message.ts";
import "../tables.ts";

export type RelayHouse = TellingHouse & { readonly judge: Judge };

export type RelayProblem =
  | { readonly kind: "not-there" | "over" | "empty" | "enough" }
  | { readonly kind: "too-long"; readonly letters: number }
  | Extract<PostProblem, { readonly kind: "against-rule" | "suspended" }>;

const ID_LETTERS = 20; // nobody comes upon one by trying

/** What stands in the way of one more message, before its words are looked at. */
const mayWrite = async (
  house: RelayHouse,
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<
  Result<{ readonly otherId: string; readonly storyId: string; readonly own: readonly { id: string; body: string }[] }, RelayProblem>
> => {
  const locked = await lockIntroduction(house, tx, actor, id);
  if (locked === null) return refuse({ kind: "not-there" });
  const { row, otherId, seen } = locked;
  if (seen !== "open" || !(await peopleShown(tx, [otherId])).has(otherId)) return refuse({ kind: "over" });
  const own = await tx
    .selectFrom("introduction_message")
    .select(["id", "body"])
    .where("introduction_id", "=", id)
    .where("by_id", "=", actor.id ?? "")
    .execute();
  return done({ otherId, storyId: row.story_id, own });
};

/** Carries one of a few messages from one of the two to the other. The same words again are the same message. */
export const relayMessage = (
  house: RelayHouse,
  actor: Actor,
  id: string,
  typed: string,
): Promise<Result<{ readonly state: "sent" | "held" | "off" }, RelayProblem>> =>
  house.store.transact(async (tx) => {
    const may = await mayWrite(house, tx, actor, id);
    if (!may.ok) return may;
    const { otherId, storyId, own } = may.value;
    const body = tidyBody(typed);
    if (!/[\p{L}\p{N}]/u.test(body)) return refuse({ kind: "empty" });
    const letters = body.length > 8 * MESSAGE_LETTERS ? body.length : lettersIn(body);
    if (letters > MESSAGE_LETTERS) return refuse({ kind: "too-long", letters });
    if (own.some((each) => each.body === body)) return done({ state: "sent" });
    if (own.length >= MESSAGES_EACH) return refuse({ kind: "enough" });
    const messageId = newShortId(ID_LETTERS);
    const judged = await house.judge(tx, { author: actor, storyId, parentId: null, body, target: `message:${messageId}` });
    if (judged.verdict === "reject" && judged.isFinal !== true)
      return refuse(judged.until === undefined ? { kind: "against-rule", rule: judged.rule } : { kind: "suspended", until: judged.until });
    const now = house.clock.now();
    const row = {
      id: messageId,
      introduction_id: id,
      by_id: actor.id ?? "",
      body,
      state: judged.verdict === "publish" ? ("sent" as const) : ("held" as const),
      rule: null,
      reason: null,
      ledger_no: null,
      at: now,
      changed_at: now,
    };
    await tx.insertInto("introduction_message").values(row).execute();
    if (judged.verdict === "reject") {
      await takeMessageOff(house, tx, row, { rule: judged.rule, reason: "", by: null });
      return done({ state: "off" });
    }
    if (row.state === "sent")
      await tellOfMessage(house, tx, {
        id: messageId,
        introduction: id,
        by: row.by_id,
        byName: actor.name ?? actor.handle ?? "",
        to: otherId,
      });
    return done({ state: row.state });
  });
