import { type Actor, done, fold, refuse, type Result } from "#kit";
import { type Db, type House, lockName, type Tx } from "#store";
import type { ProfileJudge } from "./judge-profile.ts";
import "./tables.ts";

export const INTEREST_KINDS = ["place", "topic"] as const;
export type InterestKind = (typeof INTEREST_KINDS)[number];

/** What a member says they know about. `isOpen`: may be named under stories as somebody who knows. */
export type Interest = { readonly kind: InterestKind; readonly value: string; readonly label: string; readonly isOpen: boolean };

export const INTEREST_LETTERS = { least: 2, most: 60 } as const;
export const INTERESTS_MOST = 20; // of both kinds together: whoever knows everything is of no help to a reporter

export type InterestProblem = "against-rule" | "too-short" | "too-long" | "letters" | "too-many";

/** A label as it is kept: letters, digits and plain points; nothing that could be an address of a page. */
const readLabel = (typed: string): Result<string, InterestProblem> => {
  const label = typed.toWellFormed().normalize("NFKC").replace(/\s+/gu, " ").trim();
  const letters = [...label].length;
  if (letters < INTEREST_LETTERS.least) return refuse("too-short");
  if (letters > INTEREST_LETTERS.most) return refuse("too-long");
  const isPlain = /^[\p{L}\p{M}\p{Nd} .,&'’ʼ()·-]+$/u.test(label) && /\p{L}/u.test(label) && !/\.\S|\p{M}{3}/u.test(label);
  return isPlain ? done(label) : refuse("letters");
};

/** A member's own declared places and topics, places first, by label. One statement. */
export const interestsOf = async (db: Db | Tx, memberId: string): Promise<readonly Interest[]> => {
  const rows = await db
    .selectFrom("member_interest")
    .select(["kind", "value", "label", "is_open"])
    .where("member_id", "=", memberId)
    .orderBy("kind")
    .orderBy("value")
    .execute();
  return rows.map(({ is_open: isOpen, ...rest }) => ({ ...rest, isOpen: isOpen === 1 }));
};

/** Declares a place or a topic; the same again changes whether it may stand under stories. */
export const declareInterest = (
  house: House & { readonly judgeProfile: ProfileJudge },
  actor: Actor,
  wanted: { readonly kind: InterestKind; readonly label: string; readonly isOpen: boolean },
): Promise<Result<Interest, InterestProblem>> =>
  house.store.transact(async (tx) => {
    const label = readLabel(wanted.label);
    if (!label.ok) return label;
    const member_id = actor.id ?? "";
    const row = { kind: wanted.kind, value: fold(label.value), label: label.value, is_open: wanted.isOpen ? 1 : 0 };
    await lockName(house.store.dialect, `interest ${member_id}`)?.execute(tx);
    const before = await interestsOf(tx, member_id);
    const isKnown = before.some(({ kind, value }) => kind === row.kind && value === row.value);
    if (!isKnown && before.length >= INTERESTS_MOST) return refuse("too-many");
    const said = { memberId: member_id, name: "", place: label.value, about: "", lang: null };
    if (!isKnown && (await house.judgeProfile(tx, said)) !== null) return refuse("against-rule");
    await tx
      .insertInto("member_interest")
      .values({ member_id, ...row })
      .onConflict((conflict) => conflict.columns(["member_id", "kind", "value"]).doUpdateSet({ label: row.label, is_open: row.is_open }))
      .execute();
    return done({ kind: row.kind, value: row.value, label: row.label, isOpen: wanted.isOpen });
  });

/** Takes a declared place or topic back. */
export const dropInterest = async (house: House, actor: Actor, kind: InterestKind, value: string): Promise<void> => {
  await house.store.transact((tx) =>
    tx
      .deleteFrom("member_interest")
      .where("member_id", "=", actor.id ?? "")
      .where("kind", "=", kind)
      .where("value", "=", value)
      .execute(),
  );
};
