import type { Db, Tx } from "#store";
import type { Instant } from "#kit";

/** How far a member's voice counts beside others': since when there is an account, whether its mailbox was shown to be theirs. */
export type Trust = { readonly id: string; readonly joinedAt: Instant; readonly isProved: boolean; readonly isOpen: boolean };

/** Of those members, by id; whoever is gone is left out. */
export const trustOf = async (db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Trust>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("member")
    .select(["id", "joined_at", "proved_at", "standing", "closed_at"])
    .where("id", "in", ids)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      { id: row.id, joinedAt: row.joined_at, isProved: row.proved_at !== null, isOpen: row.standing === "good" && row.closed_at === null },
    ]),
  );
};

/** The ids of members in good standing with a proved mailbox who joined before an instant. */
export const provedMembers = async (db: Db | Tx, before: Instant): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom("member")
    .select("id")
    .where("joined_at", "<=", before)
    .where("proved_at", "is not", null)
    .where("standing", "=", "good")
    .where("closed_at", "is", null)
    .orderBy("id")
    .execute();
  return rows.map((row) => row.id);
};

/** Those who may correct stories and whose accounts are open. */
export const editorIds = async (db: Db | Tx): Promise<readonly string[]> =>
  (await db.selectFrom("member").select("id").where("role", "in", ["editor", "admin"]).where("closed_at", "is", null).execute()).map(
    (row) => row.id,
  );
