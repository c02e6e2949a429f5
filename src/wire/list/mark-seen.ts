import { type Actor, isEditor } from "#kit";
import type { House } from "#store";
import "./tables.ts";

const AT_ONCE = 200; // lines of one page, at most

/** Notes that an editor has looked at lines of the intake log. */
export const markSeen = (house: House, actor: Actor, ids: readonly string[]): Promise<void> =>
  house.store.transact(async (tx) => {
    const { id: memberId } = actor;
    if (!isEditor(actor) || memberId === null || ids.length === 0) return;
    const known = await tx
      .selectFrom("intake")
      .select("id")
      .where("id", "in", [...new Set(ids)].slice(0, AT_ONCE))
      .execute();
    if (known.length === 0) return;
    await tx
      .insertInto("wire_seen")
      .values(known.map(({ id }) => ({ intake_id: id, member_id: memberId, at: house.clock.now() })))
      .onConflict((conflict) => conflict.columns(["intake_id", "member_id"]).doNothing())
      .execute();
  });

/** Notes that an editor has seen what a filter found, up to the newest line of the log. */
export const markFilterSeen = (house: House, actor: Actor, filterId: string, newest: string): Promise<void> =>
  house.store.transact(async (tx) => {
    const { id: memberId } = actor;
    if (memberId === null || newest === "") return;
    await tx
      .insertInto("wire_filter_seen")
      .values({ filter_id: filterId, member_id: memberId, intake_id: newest })
      .onConflict((conflict) => conflict.columns(["filter_id", "member_id"]).doUpdateSet({ intake_id: newest }))
      .execute();
  });

/** The newest line of the log; empty where nothing has come. */
export const newestLine = async (house: House): Promise<string> =>
  (await house.store.db.selectFrom("intake").select("id").orderBy("id", "desc").limit(1).executeTakeFirst())?.id ?? "";
