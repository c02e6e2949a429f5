import { type Actor, type Instant, isStaff, later, sha256 } from "#kit";
import type { House, Store, Tx } from "#store";
import { browserName } from "./browser-name.ts";
import { type Factors, factorsOf } from "./factors.ts";
import { type MemberRole, type Person, type PersonShown, SESSION_IDLE_MS } from "./member.ts";
import { portraitShaOf } from "./portrait.ts";
import { handleOf } from "./read-name.ts";
import type { MemberTable } from "./tables.ts";

const PERSON = ["id", "handle", "name", "role", "place"] as const;

/** The members of those ids, by id; whoever is gone is left out: pages say so in their own language. One statement. */
export const membersByIds = async (store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> => {
  if (ids.length === 0) return new Map();
  const rows = await store.db.selectFrom("member").select(PERSON).where("id", "in", ids).where("closed_at", "is", null).execute();
  return new Map(rows.map((row) => [row.id, row]));
};

/** The members of those handles, by handle, as `handleOf` gives them; whoever is gone is left out. One statement. */
export const membersByHandles = async (db: Store["db"] | Tx, handles: readonly string[]): Promise<ReadonlyMap<string, Person>> => {
  if (handles.length === 0) return new Map();
  const rows = await db.selectFrom("member").select(PERSON).where("handle", "in", handles).where("closed_at", "is", null).execute();
  return new Map(rows.map((row) => [row.handle, row]));
};

/** Where and in which language members can be written to: those of these ids whose account is open and whose mailbox was proved. One statement. */
export const lettersTo = async (
  tx: Tx,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly email: string; readonly lang: string | null }[]> =>
  ids.length === 0
    ? []
    : tx
        .selectFrom("member")
        .select(["id", "email", "lang"])
        .where("id", "in", ids)
        .where("closed_at", "is", null)
        .where("standing", "=", "good")
        .where("proved_at", "is not", null)
        .orderBy("id")
        .execute();

export type Profile = PersonShown & { readonly about: string; readonly joinedAt: Instant };

export const memberByHandle = async (store: Store, handle: string): Promise<Profile | null> => {
  const row = await store.db
    .selectFrom("member")
    .leftJoin("portrait", (join) => join.onRef("portrait.member_id", "=", "member.id").on("cleared_at", "is", null))
    .select(["member.id", "handle", "name", "role", "place", "about", "joined_at", "sha as portrait"])
    .where("handle", "=", handleOf(handle))
    .where("closed_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { joined_at: joinedAt, ...rest } = row;
  return { ...rest, joinedAt };
};

/** The role a member holds, whatever a session of theirs may do by it. */
export const roleOf = async (store: Store, memberId: string): Promise<MemberRole | null> =>
  (await store.db.selectFrom("member").select("role").where("id", "=", memberId).executeTakeFirst())?.role ?? null;

/** A browser that a member is signed in with. */
export type OpenSession = { readonly id: string; readonly browser: string; readonly seenAt: Instant; readonly isThis: boolean };

export type SettingsView = Profile & {
  readonly email: string;
  readonly lang: string | null;
  readonly sessions: readonly OpenSession[];
  readonly factors: Factors;
};

/** What a member sees and changes of the account; the browsers last used first. `sessionId` is the one that asks. */
export const settingsView = async (house: House, memberId: string, sessionId: string | null): Promise<SettingsView | null> => {
  const { store, clock } = house;
  const row = await store.db.selectFrom("member").selectAll().where("id", "=", memberId).executeTakeFirst();
  if (row === undefined) return null;
  const { id, handle, name, role, place, about, email, lang, joined_at: joinedAt } = row;
  const sessions = await store.db
    .selectFrom("session")
    .select(["id", "browser", "seen_at"])
    .where("member_id", "=", memberId)
    .where("ends_at", ">", clock.now())
    .where("seen_at", ">=", later(clock.now(), -SESSION_IDLE_MS[isStaff(actorFor(row)) ? "staff" : "reader"]))
    .orderBy("seen_at", "desc")
    .orderBy("id")
    .execute();
  const open = sessions.map((each) => ({
    id: each.id,
    browser: browserName(each.browser),
    seenAt: each.seen_at,
    isThis: each.id === sessionId,
  }));
  const portrait = await portraitShaOf(store.db, memberId);
  const factors = await factorsOf(store.db, memberId);
  return { id, handle, name, role, place, portrait, about, email, lang, joinedAt, sessions: open, factors };
};

/** Whether somebody may act by this account. */
export const isOpen = (member: Pick<MemberTable, "standing" | "closed_at">): boolean =>
  member.standing === "good" && member.closed_at === null;

export const actorFor = (member: { id: string; role: MemberRole; handle: string; name: string }): Actor => ({
  id: member.id,
  role: member.role,
  handle: member.handle,
  name: member.name,
});

/** The member of an id, as far as nothing but their own words is concerned: without the powers of a role. Null where the account is not open. */
export const plainActor = async (tx: Tx, memberId: string): Promise<Actor | null> => {
  const row = await tx
    .selectFrom("member")
    .select(["id", "role", "handle", "name", "standing", "closed_at"])
    .where("id", "=", memberId)
    .executeTakeFirst();
  return row === undefined || !isOpen(row) ? null : { ...actorFor(row), role: "member" };
};

/** Whom a bearer token speaks for; null when it is none or no longer one. */
export const actorOfToken = async (house: House, token: string): Promise<Actor | null> => {
  const row = await house.store.db
    .selectFrom("api_token")
    .innerJoin("member", "member.id", "api_token.member_id")
    .select(["member.id", "member.role", "member.handle", "member.name", "member.standing", "member.closed_at"])
    .where("api_token.id", "=", sha256(token))
    .where("api_token.revoked_at", "is", null)
    .executeTakeFirst();
  return row === undefined || !isOpen(row) ? null : actorFor(row);
};
