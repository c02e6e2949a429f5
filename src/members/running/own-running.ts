import type { House, Tx } from "#store";
import type { HeldTable } from "../personal-data.ts";
import "./tables.ts";

/** What is held of a member who works here, or did: roles given, and new starts after an authenticator was lost. */
export const heldOfRunning = async (house: House, memberId: string): Promise<readonly HeldTable[]> => {
  const { db } = house.store;
  const roles = await db
    .selectFrom("role_change")
    .select(["at", "from_role", "to_role"])
    .where("member_id", "=", memberId)
    .orderBy("id")
    .execute();
  const starts = await db
    .selectFrom("factor_recovery")
    .select(["asked_at", "confirmed_at", "due_at", "stopped_at", "done_at"])
    .where("member_id", "=", memberId)
    .orderBy("id")
    .execute();
  const { email_fold } = await db.selectFrom("member").select("email_fold").where("id", "=", memberId).executeTakeFirstOrThrow();
  const invited = await db
    .selectFrom("invitation")
    .select(["email", "role", "made_at", "ends_at", "used_at", "revoked_at"])
    .where((eb) => eb.or([eb("email_fold", "=", email_fold), eb("by_id", "=", memberId)]))
    .orderBy("id")
    .execute();
  return [
    { name: "invitations", rows: invited },
    { name: "roles", rows: roles },
    { name: "new_starts", rows: starts },
  ];
};

/** Takes a member out of what is kept of roles, invitations and new starts; that there was a role or a new start stays. */
export const eraseOfRunning = async (tx: Tx, memberId: string, emailFolds: readonly string[]): Promise<void> => {
  await tx
    .deleteFrom("invitation")
    .where((eb) => eb.or([eb("by_id", "=", memberId), eb("email_fold", "in", emailFolds)]))
    .execute();
  await tx.updateTable("role_change").set({ by_id: null, by_name: "" }).where("by_id", "=", memberId).execute();
  await tx.deleteFrom("factor_recovery").where("member_id", "=", memberId).execute();
  await tx.updateTable("factor_recovery").set({ asked_by: null }).where("asked_by", "=", memberId).execute();
  await tx.updateTable("factor_recovery").set({ confirmed_by: null }).where("confirmed_by", "=", memberId).execute();
};
