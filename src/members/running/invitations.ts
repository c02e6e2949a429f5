import { publish } from "#events";
import { type Actor, done, type Instant, type Lang, later, newId, newSecret, refuse, type Result, sha256 } from "#kit";
import { sendMail } from "#outside";
import { absolute, paths } from "#paths";
import { type House, lockName, type Tx } from "#store";
import { letterOf } from "../letter-of.tsx";
import { INVITATION_LIVES_MS, MEMBER_ROLES, type MemberRole } from "../member.ts";
import { readEmail } from "../read-email.ts";
import { invitationWordsOf } from "./words/invitation.ts";
import { wordsOf } from "./words/index.ts";
import "../events.ts";
import "./tables.ts";

export type InvitationHouse = House & { readonly origin: string; readonly siteName: () => Promise<string> };

export type InviteProblem = "not-allowed" | "email" | "role" | "has-role" | "too-many";
/** `over`: used, revoked, too late, or never there: nobody learns which. `other-address`: it was sent to somebody else. */
export type AcceptProblem = "over" | "other-address" | "not-signed-in";

export const INVITATIONS_MOST = 20; // open at a time

/** An invitation that waits. */
export type Invitation = {
  readonly id: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly by: string;
  readonly endsAt: Instant;
};

const isAdmin = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx
    .selectFrom("member")
    .select("id")
    .where("id", "=", id)
    .where("role", "=", "admin")
    .where("standing", "=", "good")
    .where("closed_at", "is", null)
    .executeTakeFirst()) !== undefined;

const open = (house: House, db: House["store"]["db"] | Tx) =>
  db
    .selectFrom("invitation")
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .where("invitation.ends_at", ">", house.clock.now());

/** Those that wait, newest first. One statement. */
export const listInvitations = async (house: House): Promise<readonly Invitation[]> => {
  const rows = await open(house, house.store.db)
    .innerJoin("member", "member.id", "invitation.by_id")
    .select(["invitation.id", "invitation.email", "invitation.role", "member.name", "invitation.ends_at"])
    .orderBy("invitation.id", "desc")
    .limit(INVITATIONS_MOST)
    .execute();
  return rows.map((row) => ({ id: row.id, email: row.email, role: row.role, by: row.name, endsAt: row.ends_at }));
};

/** Offers a role by mail to whoever owns an address, by an admin. A second one to the same address takes the first back. */
export const invite = async (
  house: InvitationHouse,
  actor: Actor,
  wanted: { readonly email: string; readonly role: string; readonly lang: Lang },
): Promise<Result<{ readonly id: string }, InviteProblem>> => {
  const site = await house.siteName();
  const link = newSecret();
  return house.store.transact(async (tx) => {
    if (actor.id === null || !(await isAdmin(tx, actor.id))) return refuse("not-allowed");
    const email = readEmail(wanted.email);
    if (!email.ok) return refuse("email");
    const role = MEMBER_ROLES.find((each) => each === wanted.role && each !== "member");
    if (role === undefined) return refuse("role");
    await lockName(house.store.dialect, "invitations")?.execute(tx);
    const known = await tx.selectFrom("member").select("role").where("email_fold", "=", email.value.fold).executeTakeFirst();
    if (known !== undefined && known.role !== "member") return refuse("has-role");
    const now = house.clock.now();
    await tx
      .updateTable("invitation")
      .set({ revoked_at: now })
      .where("email_fold", "=", email.value.fold)
      .where("used_at", "is", null)
      .where("revoked_at", "is", null)
      .execute();
    const { count } = await open(house, tx)
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    if (count >= INVITATIONS_MOST) return refuse("too-many");
    const id = newId(house.clock.ms());
    await tx
      .insertInto("invitation")
      .values({
        id,
        link_hash: sha256(link),
        email: email.value.email,
        email_fold: email.value.fold,
        role,
        by_id: actor.id,
        made_at: now,
        ends_at: later(now, INVITATION_LIVES_MS),
        used_at: null,
        revoked_at: null,
      })
      .execute();
    const { mail } = invitationWordsOf(wanted.lang);
    const lines = [
      mail.invited(actor.name ?? actor.handle ?? "", site, wordsOf(wanted.lang).roles[role].name),
      mail.how,
      { link: absolute(house.origin, paths.invitation(link)) },
      mail.notYou,
    ];
    await sendMail(house, tx, letterOf({ to: email.value.email, lang: wanted.lang, site, subject: mail.subject(site), lines }));
    return done({ id });
  });
};

/** Takes an invitation back, by any admin. */
export const revokeInvitation = (house: House, actor: Actor, id: string): Promise<Result<null, "not-allowed">> =>
  house.store.transact(async (tx) => {
    if (actor.id === null || !(await isAdmin(tx, actor.id))) return refuse("not-allowed");
    await tx
      .updateTable("invitation")
      .set({ revoked_at: house.clock.now() })
      .where("id", "=", id)
      .where("used_at", "is", null)
      .where("revoked_at", "is", null)
      .execute();
    return done(null);
  });

/** What a link still offers; null where it offers nothing (any more). One statement. */
export const offerOf = async (house: House, link: string): Promise<{ readonly role: MemberRole; readonly email: string } | null> =>
  (link === ""
    ? undefined
    : await open(house, house.store.db).select(["role", "email"]).where("link_hash", "=", sha256(link)).executeTakeFirst()) ?? null;

/** Uses an invitation up, once; null where it could not be. The row is locked by its update. */
const useUp = (house: House, tx: Tx, link: string, emailFold: string) =>
  tx
    .updateTable("invitation")
    .set({ used_at: house.clock.now() })
    .where("link_hash", "=", sha256(link))
    .where("email_fold", "=", emailFold)
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .where("ends_at", ">", house.clock.now())
    .returning(["role", "by_id"])
    .executeTakeFirst();

/**
 * Takes the role that a link offers: once, in time, by a member whose proved address is the one it was sent to, while whoever invited them is an
 * admin still. All their sessions end, as with every change of a role.
 */
export const acceptInvitation = (house: House, actor: Actor, link: string): Promise<Result<MemberRole, AcceptProblem>> =>
  house.store.transact(async (tx) => {
    if (actor.id === null) return refuse("not-signed-in");
    await lockName(house.store.dialect, "roles")?.execute(tx);
    const member = await tx
      .selectFrom("member")
      .select(["id", "role", "email_fold"])
      .where("id", "=", actor.id)
      .where("standing", "=", "good")
      .where("closed_at", "is", null)
      .where("proved_at", "is not", null)
      .executeTakeFirst();
    if (member === undefined) return refuse("not-signed-in");
    const isThere = await open(house, tx).select("email_fold").where("link_hash", "=", sha256(link)).executeTakeFirst();
    if (isThere !== undefined && isThere.email_fold !== member.email_fold) return refuse("other-address");
    const used = member.role === "member" ? await useUp(house, tx, link, member.email_fold) : undefined;
    if (used === undefined || !(await isAdmin(tx, used.by_id))) return refuse("over");
    await tx.updateTable("member").set({ role: used.role }).where("id", "=", member.id).execute();
    const by = await tx.selectFrom("member").select("name").where("id", "=", used.by_id).executeTakeFirstOrThrow();
    await tx
      .insertInto("role_change")
      .values({
        member_id: member.id,
        at: house.clock.now(),
        by_id: used.by_id,
        by_name: by.name,
        from_role: member.role,
        to_role: used.role,
      })
      .execute();
    await tx.deleteFrom("session").where("member_id", "=", member.id).execute();
    await publish(house, tx, { kind: "member.changed", topic: `member:${member.id}`, body: { member: member.id } });
    return done(used.role);
  });
