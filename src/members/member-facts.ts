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

/** Of one member, in a transaction or out of one; null for nobody. */
export const memberFacts = async (db: Db | Tx, id: string): Promise<MemberFacts | null> => {
  const row = await db
    .selectFrom("member")
    .select(["id", "role", "email", "name", "handle", "about", "lang", "joined_at", "standing"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { joined_at: joinedAt, lang, ...rest } = row;
  return { ...rest, joinedAt, lang: lang as Lang | null };
};
