import { factsOfMembers, memberFacts } from "#members";
import type { Db, Tx } from "#store";

/** A member on whom something lies, and why somebody else may be the same person. */
export type Likeness = { readonly handle: string; readonly name: string; readonly why: "address" | "name" };

/** An address without what makes several of one mailbox: a part after a plus, points before the at sign. */
export const mailboxOf = (email: string): string => {
  const [local = "", domain = ""] = email.toLowerCase().split("@");
  return `${local.replace(/\+.*$/u, "").replaceAll(".", "")}@${domain}`;
};

const nameOf = (name: string): string => name.toLowerCase().replace(/[^\p{L}]+/gu, "");

/** Whom a member may be under another account, of those who are kept from writing now: hints for a person, never a ground by themselves. */
export const likenessesOf = async (db: Db | Tx, memberId: string, now: string): Promise<readonly Likeness[]> => {
  const own = await memberFacts(db, memberId);
  if (own === null) return [];
  const rows = await db
    .selectFrom("sanction")
    .select("member_id")
    .distinct()
    .where("kind", "in", ["suspend", "ban"])
    .where("lifted_at", "is", null)
    .where((eb) => eb.or([eb("ends_at", "is", null), eb("ends_at", ">", now)]))
    .where("member_id", "!=", memberId)
    .limit(500)
    .execute();
  const others = await factsOfMembers(
    db,
    rows.map((row) => row.member_id),
  );
  return others.flatMap(({ handle, name, email }): readonly Likeness[] => {
    if (mailboxOf(email) === mailboxOf(own.email)) return [{ handle, name, why: "address" }];
    return nameOf(name) === nameOf(own.name) ? [{ handle, name, why: "name" }] : [];
  });
};
