import { type House, lockRow } from "#store";
import { rankComment, turnAt, TURNS_KEPT } from "./rank-comment.ts";
import "./tables.ts";

const BATCH = 200;

/** Scores the comments whose age has reached the next step, and forgets places nobody can still be reading by. Gives how many it scored. */
export const rescoreDue = async (house: House): Promise<number> => {
  const due = await house.store.db
    .selectFrom("comment")
    .select("id")
    .where("rescore_at", "is not", null)
    .where("rescore_at", "<=", house.clock.now())
    .orderBy("rescore_at")
    .limit(BATCH)
    .execute();
  for (const { id } of due)
    await house.store.transact(async (tx) => {
      const comment = await lockRow(house.store.dialect)(tx.selectFrom("comment").selectAll().where("id", "=", id)).executeTakeFirst();
      if (comment !== undefined) await rankComment(house, tx, comment);
    });
  await house.store.db
    .deleteFrom("comment_rank")
    .where("to_no", "<", turnAt(house.clock.ms()) - TURNS_KEPT)
    .execute();
  return due.length;
};
