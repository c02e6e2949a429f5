import { type Actor, done, type Instant, later, newSecret, refuse, type Result, sha256 } from "#kit";
import { absolute, paths } from "#paths";
import { sendMail } from "#outside";
import { type House, isTaken, type Tx } from "#store";
import { langOf } from "./admit.ts";
import { letterOf } from "./letter-of.tsx";
import { EMAIL_LINK_LIVES_MS, EMAIL_UNDO_MS } from "./member.ts";
import type { Email } from "./read-email.ts";
import type { EmailChangeTable } from "./tables.ts";
import { wordsOf } from "./words/index.ts";
import "./tables.ts";

export type EmailHouse = House & { readonly origin: string; readonly siteName: () => Promise<string> };

type Told = { readonly to: string; readonly lang: string | null; readonly site: string };

/**
 * Sends a link to the address that is to be the member's. Whether somebody else has it already shows nowhere: only who opens the link learns.
 * A link asked for before is worth nothing from now on.
 */
export const askEmailChange = async (house: EmailHouse, member: Actor, email: Email): Promise<void> => {
  const site = await house.siteName();
  const link = newSecret();
  await house.store.transact(async (tx) => {
    const row = await tx
      .selectFrom("member")
      .selectAll()
      .where("id", "=", member.id ?? "")
      .executeTakeFirstOrThrow();
    const now = house.clock.now();
    await tx.deleteFrom("email_change").where("member_id", "=", row.id).where("done_at", "is", null).execute();
    await tx
      .insertInto("email_change")
      .values({
        id: sha256(link),
        member_id: row.id,
        old_email: row.email,
        old_fold: row.email_fold,
        new_email: email.email,
        new_fold: email.fold,
        undo_hash: null,
        made_at: now,
        ends_at: later(now, EMAIL_LINK_LIVES_MS),
        done_at: null,
        undone_at: null,
      })
      .execute();
    const lang = langOf(row.lang);
    const words = wordsOf(lang).mails;
    const lines = [words.changeAsked(row.name), { link: absolute(house.origin, paths.settingsEmailConfirm(link)) }, words.changeNotYou];
    await sendMail(house, tx, letterOf({ to: email.email, lang, site, subject: words.changeSubject(site), lines }));
  });
};

/** The change that a link in the new mailbox stands for, while it can still be made; only for the member who asked. */
export const findEmailChange = async (house: House, member: Actor, link: string): Promise<{ readonly email: string } | null> => {
  const row = await house.store.db
    .selectFrom("email_change")
    .select("new_email")
    .where("id", "=", sha256(link))
    .where("member_id", "=", member.id ?? "")
    .where("done_at", "is", null)
    .where("ends_at", ">", house.clock.now())
    .executeTakeFirst();
  return row === undefined ? null : { email: row.new_email };
};

const tellOld = async (house: EmailHouse, tx: Tx, told: Told, undo: string): Promise<void> => {
  const lang = langOf(told.lang);
  const words = wordsOf(lang).mails;
  const lines = [words.changed, words.changedUndo, { link: absolute(house.origin, paths.settingsEmailUndo(undo)) }];
  await sendMail(house, tx, letterOf({ to: told.to, lang, site: told.site, subject: words.changedSubject(told.site), lines }));
};

const moveTo = async (tx: Tx, memberId: string, email: Email): Promise<"moved" | "taken"> => {
  const other = await tx.selectFrom("member").select("id").where("email_fold", "=", email.fold).executeTakeFirst();
  if (other !== undefined && other.id !== memberId) return "taken";
  await tx.updateTable("member").set({ email: email.email, email_fold: email.fold }).where("id", "=", memberId).execute();
  return "moved";
};

/**
 * Makes the new address the member's, once its link was opened and confirmed in a browser where the member is signed in. Every other session
 * ends; the old address is told and can undo it for seven days. `keepSession` is the id of the session that asks.
 */
export const confirmEmailChange = async (
  house: EmailHouse,
  member: Actor,
  link: string,
  keepSession: string,
): Promise<Result<null, "over" | "taken">> => {
  const site = await house.siteName();
  const undo = newSecret();
  const attempt = (): Promise<Result<null, "over" | "taken">> =>
    house.store.transact(async (tx) => {
      const now = house.clock.now();
      const change = await tx
        .updateTable("email_change")
        .set({ done_at: now, undo_hash: sha256(undo) })
        .where("id", "=", sha256(link))
        .where("member_id", "=", member.id ?? "")
        .where("done_at", "is", null)
        .where("ends_at", ">", now)
        .returningAll()
        .executeTakeFirst();
      if (change === undefined) return refuse("over");
      const moved = await moveTo(tx, change.member_id, { email: change.new_email, fold: change.new_fold });
      if (moved === "taken") {
        await tx.deleteFrom("email_change").where("id", "=", change.id).execute();
        return refuse("taken");
      }
      await tx.deleteFrom("session").where("member_id", "=", change.member_id).where("id", "!=", keepSession).execute();
      await tx.deleteFrom("half_login").where("member_id", "=", change.member_id).execute();
      const { lang } = await tx.selectFrom("member").select("lang").where("id", "=", change.member_id).executeTakeFirstOrThrow();
      await tellOld(house, tx, { to: change.old_email, lang, site }, undo);
      return done(null);
    });
  try {
    return await attempt();
  } catch (error) {
    if (isTaken(error)) return refuse("taken");
    throw error;
  }
};

const undoable = (house: House, change: Pick<EmailChangeTable, "done_at" | "undone_at">): boolean =>
  change.done_at !== null && change.undone_at === null && house.clock.ms() - Date.parse(change.done_at) <= EMAIL_UNDO_MS;

/** Whether a link in the old mailbox can still undo a change. */
export const canUndo = async (house: House, undo: string): Promise<boolean> => {
  const row = await house.store.db.selectFrom("email_change").selectAll().where("undo_hash", "=", sha256(undo)).executeTakeFirst();
  return row !== undefined && undoable(house, row);
};

/** What was set up between a change and its undoing may be a stranger's: it goes, and so do all sessions. */
const dropSince = async (tx: Tx, memberId: string, since: Instant): Promise<void> => {
  for (const table of ["session", "half_login"] as const) await tx.deleteFrom(table).where("member_id", "=", memberId).execute();
  for (const table of ["password", "totp", "recovery_code", "email_change", "passkey", "identity"] as const)
    await tx.deleteFrom(table).where("member_id", "=", memberId).where("made_at", ">=", since).execute();
};

/** Gives a member the old address back: once, from the link in the old mailbox. Nobody has to be signed in for it. */
export const undoEmailChange = async (house: House, undo: string): Promise<Result<null, "over" | "taken">> =>
  house.store.transact(async (tx) => {
    const change = await tx
      .updateTable("email_change")
      .set({ undone_at: house.clock.now() })
      .where("undo_hash", "=", sha256(undo))
      .where("undone_at", "is", null)
      .returningAll()
      .executeTakeFirst();
    if (change === undefined || !undoable(house, { ...change, undone_at: null })) return refuse("over");
    if ((await moveTo(tx, change.member_id, { email: change.old_email, fold: change.old_fold })) === "taken") {
      await tx.updateTable("email_change").set({ undone_at: null }).where("id", "=", change.id).execute();
      return refuse("taken");
    }
    await dropSince(tx, change.member_id, change.made_at);
    return done(null);
  });
