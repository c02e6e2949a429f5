import { type Actor, done, refuse, type Result } from "#kit";
import type { House } from "#store";
import "../tables.ts";

/** Lets a member be asked, or not. What was asked before stays as it is. */
export const chooseAsking = (house: House, actor: Actor, isOff: boolean): Promise<Result<null, "not-signed-in">> =>
  house.store.transact(async (tx) => {
    if (actor.id === null || actor.role === "source") return refuse("not-signed-in");
    await tx
      .insertInto("introduction_choice")
      .values({ member_id: actor.id, is_off: Number(isOff) })
      .onConflict((conflict) => conflict.column("member_id").doUpdateSet({ is_off: Number(isOff) }))
      .execute();
    return done(null);
  });
