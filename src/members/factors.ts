import { done, type Instant, newShortId, refuse, type Result, sha256 } from "#kit";
import type { Sealer } from "#outside";
import type { House, Store, Tx } from "#store";
import { RECOVERY_CODES } from "./member.ts";
import { newTotpSecret, stepOfCode } from "./totp.ts";
import "./tables.ts";

export type FactorHouse = House & { readonly sealer: Sealer };

/** What a member can show beside the mailbox. */
export type Factors = {
  readonly passwordAt: Instant | null;
  readonly secondAt: Instant | null;
  /** Recovery codes not used yet. */
  readonly codesLeft: number;
  readonly passkeys: number;
  /** Whether the mailbox alone does not show that it is the member: a second step is on, or somebody of the staff has a passkey. */
  readonly isGuarded: boolean;
};

export const factorsOf = async (db: Store["db"] | Tx, memberId: string): Promise<Factors> => {
  const password = await db.selectFrom("password").select("made_at").where("member_id", "=", memberId).executeTakeFirst();
  const totp = await db.selectFrom("totp").select("confirmed_at").where("member_id", "=", memberId).executeTakeFirst();
  const { left } = await db
    .selectFrom("recovery_code")
    .select((eb) => eb.fn.countAll<number>().as("left"))
    .where("member_id", "=", memberId)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow();
  const { passkeys } = await db
    .selectFrom("passkey")
    .select((eb) => eb.fn.countAll<number>().as("passkeys"))
    .where("member_id", "=", memberId)
    .executeTakeFirstOrThrow();
  const member = await db.selectFrom("member").select("role").where("id", "=", memberId).executeTakeFirst();
  const secondAt = totp?.confirmed_at ?? null;
  const isGuarded = secondAt !== null || (passkeys > 0 && member !== undefined && member.role !== "member");
  return { passwordAt: password?.made_at ?? null, secondAt, codesLeft: left, passkeys, isGuarded };
};

export const passwordHashOf = async (db: Store["db"] | Tx, memberId: string): Promise<string | null> =>
  (await db.selectFrom("password").select("hash").where("member_id", "=", memberId).executeTakeFirst())?.hash ?? null;

/** Sets a member's password to one whose hash this is, or takes it away (`null`). */
export const savePassword = async (house: House, tx: Tx, memberId: string, hash: string | null): Promise<void> => {
  await tx.deleteFrom("password").where("member_id", "=", memberId).execute();
  if (hash === null) return;
  await tx.insertInto("password").values({ member_id: memberId, hash, made_at: house.clock.now() }).execute();
};

const sealUse = (memberId: string): string => `totp ${memberId}`;

/** The secret of a second step that is being set up, made at the first look; null where one is on already. */
export const secondSecret = (house: FactorHouse, memberId: string): Promise<string | null> =>
  house.store.transact(async (tx) => {
    const row = await tx.selectFrom("totp").selectAll().where("member_id", "=", memberId).executeTakeFirst();
    if (row !== undefined && row.confirmed_at !== null) return null;
    const known = row === undefined ? null : house.sealer.open(row.secret, sealUse(memberId));
    if (known !== null) return known;
    const secret = newTotpSecret();
    const values = { secret: house.sealer.seal(secret, sealUse(memberId)), last_step: 0, made_at: house.clock.now(), confirmed_at: null };
    await tx
      .insertInto("totp")
      .values({ member_id: memberId, ...values })
      .onConflict((conflict) => conflict.column("member_id").doUpdateSet(values))
      .execute();
    return secret;
  });

/** The recovery codes anew; those before are worth nothing from now on. They are shown once: the table holds digests. */
export const renewCodes = async (house: House, tx: Tx, memberId: string): Promise<readonly string[]> => {
  const codes = Array.from({ length: RECOVERY_CODES }, () => newShortId(10));
  await tx.deleteFrom("recovery_code").where("member_id", "=", memberId).execute();
  await tx
    .insertInto("recovery_code")
    .values(codes.map((code) => ({ id: sha256(`${memberId} ${code}`), member_id: memberId, made_at: house.clock.now(), used_at: null })))
    .execute();
  return codes;
};

/** Uses up the step that a code of the authenticator belongs to: each once, and none before it later. */
const useStep = async (house: FactorHouse, tx: Tx, memberId: string, code: string, isOn: boolean): Promise<boolean> => {
  const row = await tx
    .selectFrom("totp")
    .selectAll()
    .where("member_id", "=", memberId)
    .where("confirmed_at", isOn ? "is not" : "is", null)
    .executeTakeFirst();
  const secret = row === undefined ? null : house.sealer.open(row.secret, sealUse(memberId));
  const step = secret === null ? null : stepOfCode(secret, code, house.clock.ms());
  if (step === null) return false;
  const used = await tx
    .updateTable("totp")
    .set({ last_step: step })
    .where("member_id", "=", memberId)
    .where("last_step", "<", step)
    .executeTakeFirst();
  return used.numUpdatedRows > 0n;
};

/** Turns the second step on once its first code was right. Gives the recovery codes. */
export const confirmSecond = async (
  house: FactorHouse,
  tx: Tx,
  memberId: string,
  code: string,
): Promise<Result<readonly string[], "wrong">> => {
  if (!(await useStep(house, tx, memberId, code, false))) return refuse("wrong");
  await tx.updateTable("totp").set({ confirmed_at: house.clock.now() }).where("member_id", "=", memberId).execute();
  return done(await renewCodes(house, tx, memberId));
};

/** Turns the second step off. */
export const dropSecond = async (tx: Tx, memberId: string): Promise<void> => {
  await tx.deleteFrom("totp").where("member_id", "=", memberId).execute();
  await tx.deleteFrom("recovery_code").where("member_id", "=", memberId).execute();
};

/** Takes a code of the authenticator, or a recovery code in its stead; each works once. */
export const useSecond = async (house: FactorHouse, tx: Tx, memberId: string, typed: string): Promise<boolean> => {
  const code = typed.normalize("NFKC").toLowerCase().replace(/[\s-]/gu, "");
  if (/^\d{6}$/u.test(code)) return useStep(house, tx, memberId, code, true);
  const used = await tx
    .updateTable("recovery_code")
    .set({ used_at: house.clock.now() })
    .where("id", "=", sha256(`${memberId} ${code}`))
    .where("used_at", "is", null)
    .executeTakeFirst();
  return used.numUpdatedRows > 0n;
};

/**
 * Takes every way in that was set up for a member: sessions, password, second step, passkeys, identities, browsers known, changes of the
 * address. Tokens stay, for
 * only the operator makes them.
 */
export const dropWaysIn = async (tx: Tx, memberId: string): Promise<void> => {
  for (const table of [
    "session",
    "password",
    "totp",
    "recovery_code",
    "half_login",
    "device",
    "email_change",
    "passkey",
    "key_challenge",
    "identity",
  ] as const)
    await tx.deleteFrom(table).where("member_id", "=", memberId).execute();
};
