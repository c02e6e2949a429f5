import { newSecret, sha256 } from "#kit";
import { absolute, paths } from "#paths";
import type { House, Tx } from "#store";
import { endMails } from "./choices.ts";
import "./tables.ts";

export type Mailed = "notices" | "digest";

/** The address in a mail by which mails of its kind end, without signing in; the table holds only a digest of its secret. */
export const unsubscribeAddress = async (house: House & { readonly origin: string }, tx: Tx, memberId: string, what: Mailed) => {
  const secret = newSecret();
  await tx
    .insertInto("unsubscribe")
    .values({ id: sha256(secret), member_id: memberId, what, made_at: house.clock.now() })
    .execute();
  return absolute(house.origin, paths.unsubscribe(secret));
};

/** What a secret from a mail ends; null when it is none. */
export const mailedBy = async (house: House, secret: string): Promise<Mailed | null> => {
  const row = await house.store.db.selectFrom("unsubscribe").select("what").where("id", "=", sha256(secret)).executeTakeFirst();
  return row === undefined ? null : row.what === "digest" ? "digest" : "notices";
};

/** Ends mails by the secret that came with one; again and again with the same effect. */
export const unsubscribe = (house: House, secret: string): Promise<Mailed | null> =>
  house.store.transact(async (tx) => {
    const row = await tx.selectFrom("unsubscribe").select(["member_id", "what"]).where("id", "=", sha256(secret)).executeTakeFirst();
    if (row === undefined) return null;
    await endMails(tx, row.member_id, row.what);
    return row.what === "digest" ? "digest" : "notices";
  });
