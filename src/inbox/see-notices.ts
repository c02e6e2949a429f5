import { type Actor, visitor } from "#kit";
import type { House } from "#store";
import "./tables.ts";

const SHOWN_MOST = 99; // a larger number tells nobody more

/** Of how many things a member has not seen the notice, up to 99; undefined for whoever has no inbox. One statement, by an index of the unseen alone. */
export const unreadOf = async (house: House, actor: Actor): Promise<number | undefined> => {
  if (actor.id === null || actor.role === visitor.role || actor.role === "source") return undefined;
  const rows = await house.store.db
    .selectFrom("notice")
    .select("subject")
    .distinct() // a reply that names whom it answers is one thing
    .where("member_id", "=", actor.id)
    .where("seen_at", "is", null)
    .limit(SHOWN_MOST)
    .execute();
  return rows.length;
};

/** Notes as seen what a member has before them: these notices, or all. What is seen is neither mailed nor pushed any more. */
export const seeNotices = (house: House, memberId: string, ids: readonly string[] | "all"): Promise<unknown> =>
  house.store.transact((tx) =>
    tx
      .updateTable("notice")
      .set({ seen_at: house.clock.now(), mail_at: null, push_at: null })
      .where("member_id", "=", memberId)
      .where("seen_at", "is", null)
      .$if(ids !== "all", (query) => query.where("id", "in", ids === "all" ? [] : ids))
      .execute(),
  );
