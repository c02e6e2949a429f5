import { type Actor, done, fold, type Instant, refuse, type Result } from "#kit";
import { publish } from "#events";
import { type House, lockName, type Store } from "#store";
import { handleOf } from "../read-name.ts";
import { MEMBER_ROLES, type MemberRole, type Person } from "../member.ts";
import "./tables.ts";

export type RoleProblem = "not-allowed" | "unknown" | "role" | "last-admin";

export type StaffPerson = Person & { readonly since: Instant | null };
export type RoleChange = {
  readonly id: number;
  readonly at: Instant;
  readonly byName: string;
  readonly who: string;
  readonly handle: string;
  readonly from: MemberRole;
  readonly to: MemberRole;
};

const STAFF_MOST = 500;
const FOUND_MOST = 20;
const CHANGES_SHOWN = 50;

/** Everybody with a role, by name; in two statements. */
export const listStaff = async (store: Store): Promise<readonly StaffPerson[]> => {
  const rows = await store.db
    .selectFrom("member")
    .select(["id", "handle", "name", "role", "place"])
    .where("role", "<>", "member")
    .where("closed_at", "is", null)
    .orderBy("role")
    .orderBy("name_key")
    .limit(STAFF_MOST)
    .execute();
  const since = await store.db
    .selectFrom("role_change")
    .innerJoin("member", "member.id", "role_change.member_id")
    .select((eb) => ["role_change.member_id", eb.fn.max("role_change.at").as("at")])
    .where("member.role", "<>", "member")
    .groupBy("role_change.member_id")
    .execute();
  const at = new Map(since.map((row) => [row.member_id, row.at]));
  return rows.map((row) => ({ ...row, since: at.get(row.id) ?? null }));
};

/** Members whose handle or address is what was typed: one or nobody, as nobody is to leaf through addresses. */
export const findMember = async (store: Store, typed: string): Promise<readonly Person[]> => {
  const [words, handle] = [fold(typed).trim(), handleOf(typed)];
  if (handle === "") return [];
  return store.db
    .selectFrom("member")
    .select(["id", "handle", "name", "role", "place"])
    .where((eb) => eb.or([eb("handle", "=", handle), eb("email_fold", "=", words)]))
    .where("closed_at", "is", null)
    .orderBy("handle")
    .limit(FOUND_MOST)
    .execute();
};

/** Who was given which role, newest first. */
export const roleChanges = async (store: Store): Promise<readonly RoleChange[]> => {
  const rows = await store.db
    .selectFrom("role_change")
    .innerJoin("member", "member.id", "role_change.member_id")
    .select(["role_change.id", "at", "by_name", "member.name", "member.handle", "from_role", "to_role"])
    .orderBy("role_change.id", "desc")
    .limit(CHANGES_SHOWN)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    byName: row.by_name,
    who: row.name,
    handle: row.handle,
    from: row.from_role,
    to: row.to_role,
  }));
};

/** Gives a member another role; `member` takes it away. Their sessions end: what a session may do is decided when it is opened. */
export const changeRole = (
  house: House,
  actor: Actor,
  wanted: { readonly id: string; readonly role: string },
): Promise<Result<MemberRole, RoleProblem>> =>
  house.store.transact(async (tx) => {
    if (actor.role !== "admin" || actor.id === null) return refuse("not-allowed");
    const role = MEMBER_ROLES.find((each) => each === wanted.role);
    if (role === undefined) return refuse("role");
    await lockName(house.store.dialect, "roles")?.execute(tx);
    const row = await tx
      .selectFrom("member")
      .select(["id", "role"])
      .where("id", "=", wanted.id)
      .where("closed_at", "is", null)
      .executeTakeFirst();
    if (row === undefined) return refuse("unknown");
    if (row.role === role) return done(role);
    if (row.role === "admin") {
      const other = await tx
        .selectFrom("member")
        .select("id")
        .where("role", "=", "admin")
        .where("id", "<>", row.id)
        .where("closed_at", "is", null)
        .where("standing", "=", "good")
        .executeTakeFirst();
      if (other === undefined) return refuse("last-admin");
    }
    await tx.updateTable("member").set({ role }).where("id", "=", row.id).execute();
    await tx
      .insertInto("role_change")
      .values({
        member_id: row.id,
        at: house.clock.now(),
        by_id: actor.id,
        by_name: actor.name ?? actor.handle ?? "",
        from_role: row.role,
        to_role: role,
      })
      .execute();
    if (row.id !== actor.id) await tx.deleteFrom("session").where("member_id", "=", row.id).execute();
    await publish(house, tx, { kind: "member.changed", topic: `member:${row.id}`, body: { member: row.id } });
    return done(role);
  });
