import { type Actor, instantOf, isStaff, newSecret, sha256, visitor } from "#kit";
import type { House, Tx } from "#store";
import { cookieName, cookieOf } from "./cookies.ts";
import { SEEN_EVERY_MS, SESSION_IDLE_MS, SESSION_MOST_MS } from "./member.ts";
import { type Proofs, isStrong, readProofs } from "./proofs.ts";
import { actorFor, isOpen } from "./queries.ts";
import { noteDay } from "./reckon-standing.ts";
import "./tables.ts";

const BROWSER_LETTERS = 120;

const kindOf = (actor: Actor): "staff" | "reader" => (isStaff(actor) ? "staff" : "reader");

/** Opens a session and returns the secret for its cookie; the table holds only its digest. */
export const openSession = async (
  house: House,
  tx: Tx,
  member: Actor,
  { browser, proofs }: { readonly browser: string; readonly proofs: Proofs },
): Promise<{ readonly secret: string; readonly livesMs: number }> => {
  const secret = newSecret();
  const now = house.clock.ms();
  const livesMs = SESSION_MOST_MS[kindOf(member)];
  await noteDay(tx, member.id ?? "", instantOf(now));
  await tx
    .insertInto("session")
    .values({
      id: sha256(secret),
      member_id: member.id ?? "",
      made_at: instantOf(now),
      seen_at: instantOf(now),
      ends_at: instantOf(now + livesMs),
      browser: browser.toWellFormed().slice(0, BROWSER_LETTERS),
      proofs: JSON.stringify(proofs),
    })
    .execute();
  return { secret, livesMs };
};

/** Under which id the table knows the session of this Cookie header; null without one. */
export const sessionIdOf = (header: string | undefined, origin: string): string | null => {
  const secret = cookieOf(header, cookieName("sid", origin));
  return secret === undefined || secret === "" ? null : sha256(secret);
};

const touch = (house: House, id: string, memberId: string): Promise<void> =>
  house.store.transact(async (tx) => {
    const now = house.clock.now();
    await tx.updateTable("session").set({ seen_at: now }).where("id", "=", id).execute();
    await noteDay(tx, memberId, now);
  });

/**
 * Who a request with this Cookie header comes from: a member with a session that is still good, else a visitor. Where `deskNeeds` is
 * "strong", staff are members like others in a session that has shown no strong factor.
 */
export const viewerOf = async (
  house: House,
  header: string | undefined,
  origin: string,
  deskNeeds: "any" | "strong" = "any",
): Promise<Actor> => {
  const id = sessionIdOf(header, origin);
  if (id === null) return visitor;
  const row = await house.store.db
    .selectFrom("session")
    .innerJoin("member", "member.id", "session.member_id")
    .select([
      "member.id",
      "member.role",
      "member.handle",
      "member.name",
      "member.standing",
      "member.closed_at",
      "session.seen_at",
      "session.ends_at",
      "session.proofs",
    ])
    .where("session.id", "=", id)
    .executeTakeFirst();
  if (row === undefined || !isOpen(row)) return visitor;
  const actor = actorFor(row);
  const now = house.clock.ms();
  const idleMs = now - Date.parse(row.seen_at);
  if (Date.parse(row.ends_at) <= now || idleMs > SESSION_IDLE_MS[kindOf(actor)]) return visitor;
  if (idleMs > SEEN_EVERY_MS) await touch(house, id, row.id);
  return deskNeeds === "strong" && isStaff(actor) && !isStrong(readProofs(row.proofs)) ? { ...actor, role: "member" } : actor;
};

/** Whether a session is there and has not run out, and its member may still enter. Asking is no use of it: that does not put off its end. */
export const isLiveSession = async (house: House, id: string, memberId: string): Promise<boolean> => {
  const row = await house.store.db
    .selectFrom("session")
    .innerJoin("member", "member.id", "session.member_id")
    .select(["member.id", "member.role", "member.handle", "member.name", "standing", "closed_at", "seen_at", "ends_at"])
    .where("session.id", "=", id)
    .where("member.id", "=", memberId)
    .executeTakeFirst();
  if (row === undefined || !isOpen(row)) return false;
  const now = house.clock.ms();
  return Date.parse(row.ends_at) > now && now - Date.parse(row.seen_at) <= SESSION_IDLE_MS[kindOf(actorFor(row))];
};

/** Whether this Cookie header still speaks for a member. */
export const isStillIn = async (house: House, header: string | undefined, origin: string, memberId: string): Promise<boolean> => {
  const id = sessionIdOf(header, origin);
  return id !== null && isLiveSession(house, id, memberId);
};

/** A session that is still there, and what was shown in it. */
export type OwnSession = { readonly id: string; readonly memberId: string; readonly proofs: Proofs };

/** The session of this Cookie header, which `viewerOf` has found good. */
export const ownSession = async (house: House, header: string | undefined, origin: string): Promise<OwnSession | null> => {
  const id = sessionIdOf(header, origin);
  if (id === null) return null;
  const row = await house.store.db.selectFrom("session").select(["member_id", "proofs"]).where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : { id, memberId: row.member_id, proofs: readProofs(row.proofs) };
};

/** Gives a session another id, with what was shown just now: whoever knew the old one is out. Null where it has ended meanwhile. */
export const renewSession = async (
  house: House,
  tx: Tx,
  session: OwnSession,
  shown: Proofs,
): Promise<{ readonly secret: string; readonly livesMs: number } | null> => {
  const secret = newSecret();
  const row = await tx
    .updateTable("session")
    .set({ id: sha256(secret), proofs: JSON.stringify({ ...session.proofs, ...shown }) })
    .where("id", "=", session.id)
    .returning("ends_at")
    .executeTakeFirst();
  return row === undefined ? null : { secret, livesMs: Math.max(0, Date.parse(row.ends_at) - house.clock.ms()) };
};

/** Ends a member's sessions: one by its id, or all but `keep`. */
export const endOthers = async (tx: Tx, memberId: string, which: { readonly id: string } | { readonly keep: string }): Promise<void> => {
  const theirs = tx.deleteFrom("session").where("member_id", "=", memberId);
  await ("id" in which ? theirs.where("id", "=", which.id) : theirs.where("id", "!=", which.keep)).execute();
};

/** Ends the session of this Cookie header. */
export const endSession = async (house: House, header: string | undefined, origin: string): Promise<void> => {
  const id = sessionIdOf(header, origin);
  if (id !== null) await house.store.transact((tx) => tx.deleteFrom("session").where("id", "=", id).execute());
};

/** Ends every session of a member. */
export const endSessions = async (house: House, memberId: string): Promise<void> => {
  await house.store.transact((tx) => tx.deleteFrom("session").where("member_id", "=", memberId).execute());
};
