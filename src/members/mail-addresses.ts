import type { Lang } from "#kit";
import { LANGS } from "#kit";
import type { Store, Tx } from "#store";
import { readEmail } from "./read-email.ts";
import "./tables.ts";

/** Where a member is written to; `lang` is null where none was chosen. */
export type MailAddress = { readonly id: string; readonly email: string; readonly name: string; readonly lang: Lang | null };

/** The addresses of those members whose mailbox was shown to be theirs and whose account is open, by id. One statement. */
export const mailAddresses = async (db: Store["db"] | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, MailAddress>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("member")
    .select(["id", "email", "name", "lang"])
    .where("id", "in", ids)
    .where("proved_at", "is not", null)
    .where("closed_at", "is", null)
    .where("standing", "=", "good")
    .execute();
  return new Map(rows.map((row) => [row.id, { ...row, lang: LANGS.find((lang) => lang === row.lang) ?? null }]));
};

/** Whose address it is; null when nobody's. */
export const memberOfAddress = async (tx: Tx, address: string): Promise<string | null> => {
  const email = readEmail(address);
  if (!email.ok) return null;
  const row = await tx.selectFrom("member").select("id").where("email_fold", "=", email.value.fold).executeTakeFirst();
  return row?.id ?? null;
};
