import type { Context } from "hono";
import type { PageEnv } from "#ui";
import { secretCookie } from "./cookies.ts";
import type { MemberHouse } from "./entry-routes.ts";
import type { Mine } from "./fresh.ts";
import type { Proofs } from "./proofs.ts";
import { endOthers, renewSession } from "./session.ts";

/** Gives the session another id with what was shown, and sends its cookie. */
export const renew = async (house: MemberHouse, c: Context<PageEnv>, mine: Mine, shown: Proofs, dropOthers: boolean): Promise<void> => {
  const renewed = await house.store.transact(async (tx) => {
    if (dropOthers) await endOthers(tx, mine.memberId, { keep: mine.session.id });
    return renewSession(house, tx, mine.session, shown);
  });
  if (renewed !== null) c.header("set-cookie", secretCookie("sid", renewed.secret, house.origin, renewed.livesMs), { append: true });
};
