import { type Actor, done, later, refuse, type Result } from "#kit";
import { blockersOf, peopleShown } from "#members";
import { paths } from "#paths";
import { type House, lockRow, type Tx } from "#store";
import { inAll, type TellingHouse } from "../keep-community.ts";
import type { IntroductionTable } from "../tables.ts";
import { wordsOf } from "../words/index.ts";
import { OPEN_MS, otherOf, type SeenState, seenAs } from "./introduction.ts";
import "../tables.ts";

export type Locked = { readonly row: IntroductionTable; readonly otherId: string; readonly seen: SeenState };

/** Locks an introduction for one of its two, in a transaction; null for everybody else, and where its other side has blocked them. */
export const lockIntroduction = async (house: House, tx: Tx, actor: Actor, id: string): Promise<Locked | null> => {
  const row = await lockRow(house.store.dialect)(tx.selectFrom("introduction").selectAll().where("id", "=", id)).executeTakeFirst();
  if (row === undefined || actor.id === null || (row.asker_id !== actor.id && row.asked_id !== actor.id)) return null;
  const otherId = otherOf(row, actor.id);
  const seen = seenAs(row, actor.id, house.clock.now());
  const isUnanswered = row.answered_at === null && row.asker_id === actor.id;
  if (seen === null || (!isUnanswered && (await blockersOf(tx, actor.id, [otherId])).size > 0)) return null;
  return { row, otherId, seen };
};

/** Says yes or no to an asking. No is not told to who asked. */
export const answerIntroduction = (house: TellingHouse, actor: Actor, id: string, isYes: boolean): Promise<Result<null, "not-there">> =>
  house.store.transact(async (tx) => {
    const locked = await lockIntroduction(house, tx, actor, id);
    if (locked === null || locked.row.asked_id !== actor.id || locked.seen !== "asked") return refuse("not-there");
    const now = house.clock.now();
    if (!isYes) {
      await tx.updateTable("introduction").set({ state: "declined", over_at: now }).where("id", "=", id).execute();
      return done(null);
    }
    if (!(await peopleShown(tx, [locked.otherId])).has(locked.otherId)) return refuse("not-there");
    await tx
      .updateTable("introduction")
      .set({ state: "open", answered_at: now, ends_at: later(now, OPEN_MS) })
      .where("id", "=", id)
      .execute();
    await house.tell?.(tx, [locked.otherId], {
      kind: "community",
      subject: `introduction:${id}:open`,
      bundle: `introduction ${id}`,
      by: actor.id,
      told: inAll((lang) => wordsOf(lang).meet.toldYes(actor.name ?? actor.handle ?? "")),
      path: paths.introduction(id),
    });
    return done(null);
  });

/** Ends an introduction, by either and at any time; an asking is taken back. The other is not told by whom. */
export const endIntroduction = (house: House, actor: Actor, id: string): Promise<Result<null, "not-there">> =>
  house.store.transact(async (tx) => {
    const locked = await lockIntroduction(house, tx, actor, id);
    if (locked === null || locked.seen === "over") return refuse("not-there");
    const isRefusal = locked.seen === "asked" && locked.row.asked_id === actor.id;
    await tx
      .updateTable("introduction")
      .set({ state: isRefusal ? "declined" : "ended", over_at: locked.row.over_at ?? house.clock.now() })
      .where("id", "=", id)
      .execute();
    return done(null);
  });

/** Ends what goes on between two of whom one has blocked the other. To who asked and was not answered it waits on, as after any refusal. */
export const endByBlock = async (house: House, tx: Tx, memberId: string, otherId: string): Promise<void> => {
  const now = house.clock.now();
  const between = (from: string, to: string) =>
    tx.updateTable("introduction").where("asker_id", "=", from).where("asked_id", "=", to).where("over_at", "is", null);
  await between(otherId, memberId).set({ state: "declined", over_at: now }).where("state", "=", "asked").execute();
  await between(otherId, memberId).set({ state: "ended", over_at: now }).execute();
  await between(memberId, otherId).set({ state: "ended", over_at: now }).execute();
};
