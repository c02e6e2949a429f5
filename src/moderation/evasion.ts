import { memberFacts } from "#members";
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
  const found: Likeness[] = [];
  for (const { member_id: id } of rows) {
    const other = await memberFacts(db, id);
    if (other === null) continue;
    const { handle, name } = other;
    if (mailboxOf(other.email) === mailboxOf(own.email)) found.push({ handle, name, why: "address" });
    else if (nameOf(name) === nameOf(own.name)) found.push({ handle, name, why: "name" });
  }
  return found;
};
