import { done, refuse, type Result } from "#kit";
import { admit, type HalfIn, type SignedIn } from "./admit.ts";
import type { HashPool } from "./hash-pool.ts";
import { PASSWORD_LETTERS } from "./member.ts";
import { passwordHashOf } from "./factors.ts";
import { actorFor, isOpen } from "./queries.ts";
import type { Email } from "./read-email.ts";
import type { SecondHouse } from "./second-step.ts";

export type PasswordEntry = {
  readonly email: Email;
  readonly password: string;
  readonly next: string;
  readonly browser: string;
  readonly device: string | undefined;
};

/**
 * Signs in by address and password. The answer and the work are the same for an address without account, an account without password and a
 * wrong password. `busy`: too many at once.
 */
export const enterByPassword = async (
  house: SecondHouse,
  pool: HashPool,
  { email, password, next, browser, device }: PasswordEntry,
): Promise<Result<SignedIn | HalfIn, "wrong" | "busy">> => {
  if (password.length > PASSWORD_LETTERS.most * 4) return refuse("wrong"); // before any hashing
  const { db } = house.store;
  const row = await db.selectFrom("member").selectAll().where("email_fold", "=", email.fold).executeTakeFirst();
  const known = row !== undefined && isOpen(row) && row.proved_at !== null ? row : null;
  const hash = await passwordHashOf(db, known?.id ?? "");
  const checked = await pool.check(password, hash);
  if (!checked.ok) return checked;
  if (!checked.value || known === null) return refuse("wrong");
  const site = await house.siteName();
  return house.store.transact(async (tx) => {
    if ((await passwordHashOf(tx, known.id)) !== hash) return refuse("wrong"); // changed a moment ago
    const proofs = { password: house.clock.now() };
    return done(await admit(house, tx, actorFor(known), { proofs, browser, device, draft: null, next, isNew: false, site }));
  });
};
