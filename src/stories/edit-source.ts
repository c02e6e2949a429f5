import { type Actor, done, isEditor, refuse, type Result } from "#kit";
import { readEmail } from "#members";
import type { Manners, Policy, TermRule } from "#rights";
import { rightsLine } from "#rights";
import { forget, type House } from "#store";
import { recordChange } from "./running/record-change.ts";
import { settleLoansOfSource } from "./lent/settle-loans.ts";
import { tellProfile } from "./tell-profile.ts";
import type { SourceTable } from "./tables.ts";

/** A source's profile as an editor writes it. Whoever saves it has looked at it: it is confirmed. */
export type SourceEdit = Pick<SourceTable, "name" | "code" | "about" | "about_lang" | "holder" | "terms" | "identity" | "contact"> & {
  readonly policy: Policy;
  readonly manners: Manners;
  readonly termRules: readonly TermRule[];
};

export type SourceProblem = "not-allowed" | "none" | "no-name" | "no-code" | "no-holder" | "no-terms" | "bad-address" | "bad-contact";

const NOTHING_SENT = { holder: null, year: null, notice: null, usageTerms: null, creditLine: null };

/** Whether a line made of these has no gap (rights: what is printed is never made with a part missing). */
const isPrintable = (profile: { readonly holder: string; readonly terms: string }): boolean => {
  const { line } = rightsLine(NOTHING_SENT, profile, 2000, "en");
  return line.holder.trim() !== "" && line.terms.trim() !== "" && /\p{L}{2}/u.test(line.holder) && /\p{L}{2}/u.test(line.terms);
};

const isAddress = (text: string): boolean => text === "" || (/^https?:\/\//iu.test(text) && URL.canParse(text));

const problemIn = (edit: SourceEdit): SourceProblem | null => {
  if (!/\p{L}/u.test(edit.name)) return "no-name";
  if (edit.code.trim() === "") return "no-code";
  if (!isPrintable({ holder: edit.holder, terms: "All rights reserved." })) return "no-holder";
  if (!isPrintable(edit)) return "no-terms";
  if (edit.contact !== "" && !readEmail(edit.contact).ok) return "bad-contact";
  return [edit.manners.miningPolicy, edit.manners.license].every(isAddress) ? null : "bad-address";
};

/** A contact as it is written to; as typed where it is none. */
const contactIn = (typed: string): string => {
  const read = readEmail(typed);
  return read.ok ? read.value.email : typed;
};

/** A profile as it is kept. */
const columnsOf = ({ policy, manners, termRules, contact, ...texts }: SourceEdit) => ({
  ...texts,
  contact: contactIn(contact),
  policy: JSON.stringify(policy),
  term_rules: JSON.stringify(termRules),
  index_rule: manners.index,
  canonical_rule: manners.canonical,
  picture_rule: manners.pictures,
  mining_policy: manners.miningPolicy,
  license: manners.license,
});

/** Writes a source's profile, and what changed of it into the history of the settings. Its stories are decided on anew in the background, and every page at once. */
export const editSource = (house: House, actor: Actor, slug: string, edit: SourceEdit): Promise<Result<string, SourceProblem>> =>
  house.store.transact(async (tx) => {
    if (!isEditor(actor)) return refuse("not-allowed");
    const known = await tx.selectFrom("source").selectAll().where("slug", "=", slug).executeTakeFirst();
    if (known === undefined) return refuse("none");
    const problem = problemIn(edit);
    if (problem !== null) return refuse(problem);
    const fresh = columnsOf(edit);
    const fields = Object.entries(fresh).flatMap(([field, value]) => (known[field as keyof typeof fresh] === value ? [] : [field]));
    await tx
      .updateTable("source")
      .set({ ...fresh, is_confirmed: 1 })
      .where("id", "=", known.id)
      .execute();
    if (fields.length > 0)
      await recordChange(house, tx, actor, {
        name: "source",
        before: Object.fromEntries(fields.map((field) => [field, known[field as keyof typeof fresh]])),
        after: {
          name: fresh.name,
          slug,
          fields,
          to: Object.fromEntries(fields.map((field) => [field, fresh[field as keyof typeof fresh]])),
        },
      });
    forget(tx, "source");
    await tellProfile(house, tx, known.id);
    await settleLoansOfSource(house, tx, known.id);
    return done(known.id);
  });
