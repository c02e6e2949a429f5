import type { Context } from "hono";
import { type Path, paths } from "#paths";
import { isMember, type PageEnv } from "#ui";
import type { MemberHouse } from "./entry-routes.ts";
import { type Factors, factorsOf } from "./factors.ts";
import { isFresh } from "./proofs.ts";
import { type OwnSession, ownSession } from "./session.ts";

/** Whose browser asks: the session, and what the member can show. */
export type Mine = { readonly session: OwnSession; readonly factors: Factors; readonly memberId: string };
type C = Context<PageEnv>;

/** The member's session and factors; null for whoever is not signed in by one. */
export const mineOf = async (house: MemberHouse, c: C): Promise<Mine | null> => {
  const { frame } = c.var;
  const session = isMember(frame) ? await ownSession(house, c.req.header("cookie"), house.origin) : null;
  if (session === null || session.memberId !== frame.viewer.id) return null;
  return { session, factors: await factorsOf(house.store.db, session.memberId), memberId: session.memberId };
};

/**
 * Who may change what matters: a member whose session has shown a factor within ten minutes. Anybody else is answered with the way there, so
 * that no form behind it can be called by itself.
 */
export const fresh = async (house: MemberHouse, c: C, here: Path): Promise<Mine | Response> => {
  const mine = await mineOf(house, c);
  c.header("cache-control", "no-store");
  if (mine === null) return c.redirect(paths.signIn(here), 303);
  if (!isFresh(mine.session.proofs, mine.factors.isGuarded, house.clock.ms())) return c.redirect(paths.settingsConfirm(here), 303);
  return mine;
};
