import type { Instant, Lang, Role } from "#kit";
import type { Db, Tx } from "#store";
import type { Standing } from "./member.ts";
import "./tables.ts";

/** What the house knows of a member that others do not see. */
export type MemberFacts = {
  readonly id: string;
  readonly role: Role;
  readonly email: string;
  readonly name: string;
  readonly handle: string;
  readonly about: string;
  readonly lang: Lang | null;
  readonly joinedAt: Instant;
  readonly standing: Standing;
};

/** Of some members, in a transaction or out of one; whoever is not there is left out. One statement. */
export const factsOfMembers = async (db: Db | Tx, ids: readonly string[]): Promise<readonly MemberFacts[]> => {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("member")
    .select(["id", "role", "email", "name", "handle", "about", "lang", "joined_at", "standing"])
    .where("id", "in", ids)
    .orderBy("id")
    .execute();
  return rows.map(({ joined_at: joinedAt, lang, ...rest }) => ({ ...rest, joinedAt, lang: lang as Lang | null }));
};

/** Of one member, in a transaction or out of one; null for nobody. */
export const memberFacts = async (db: Db | Tx, id: string): Promise<MemberFacts | null> => (await factsOfMembers(db, [id]))[0] ?? null;
