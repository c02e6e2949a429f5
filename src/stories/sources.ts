import { fold, type Instant, newId, slugOf } from "#kit";
import { AGENCY_POLICY, OWN_POLICY, type Policy, rightsWords, type TermRule } from "#rights";
import { type House, lockName, type Store, type Tx } from "#store";
import type { ConflictPolicy, SourceTable } from "./tables.ts";

export type Source = Omit<SourceTable, "policy" | "is_own" | "is_confirmed" | "term_rules"> & {
  readonly termRules: readonly TermRule[];
  readonly policy: Policy;
  readonly isOwn: boolean;
  readonly isConfirmed: boolean;
};

export const sourceOf = (row: SourceTable): Source => {
  const { policy, is_own: isOwn, is_confirmed: isConfirmed, term_rules: termRules, ...rest } = row;
  return {
    ...rest,
    termRules: JSON.parse(termRules) as readonly TermRule[],
    policy: JSON.parse(policy) as Policy,
    isOwn: isOwn === 1,
    isConfirmed: isConfirmed === 1,
  };
};

export type NewSource = {
  readonly name: string;
  readonly slug?: string;
  readonly code?: string;
  readonly about?: string;
  readonly aboutLang?: string;
  readonly holder?: string;
  readonly terms?: string;
  readonly isOwn?: boolean;
  readonly policy?: Partial<Policy>;
  /** The words by which its items name it; its own name always is one. */
  readonly matches?: readonly string[];
  /** How its items name their story; "guid" unless said. */
  readonly identity?: string;
  /** What becomes of another text under a version number that has come before; "apply" unless said. */
  readonly conflict?: ConflictPolicy;
  readonly termRules?: readonly TermRule[];
};

const orElse = (text: string | undefined, other: string): string => (text === undefined || text.trim() === "" ? other : text.trim());

/**
 * Adds a source, or brings the one of that slug up to date. `isConfirmed` is false for a profile made from an item by itself, which never
 * changes one that is there. */
export const putSource = async (house: House, tx: Tx, source: NewSource, isConfirmed: boolean): Promise<string> => {
  const now: Instant = house.clock.now();
  const slug = orElse(source.slug, slugOf(source.name));
  const isOwn = source.isOwn === true;
  const row = {
    slug,
    name: source.name,
    code: orElse(
      source.code,
      source.name.length <= 12
        ? source.name
        : source.name
            .split(/\s+/u)
            .map((word) => word[0]?.toUpperCase())
            .join("")
            .slice(0, 6),
    ),
    about: source.about ?? "",
    about_lang: source.aboutLang ?? "en",
    holder: orElse(source.holder, source.name),
    terms: orElse(source.terms, rightsWords("en").defaultTerms),
    policy: JSON.stringify({ ...(isOwn ? OWN_POLICY : AGENCY_POLICY), ...source.policy }),
    is_own: isOwn ? 1 : 0,
    is_confirmed: isConfirmed ? 1 : 0,
    identity: source.identity ?? "guid",
    conflict: source.conflict ?? "apply",
    term_rules: JSON.stringify(source.termRules ?? []),
  };
  await lockName(house.store.dialect, "source profiles")?.execute(tx); // two first items of one source may come at the same time
  const known = await tx.selectFrom("source").select("id").where("slug", "=", slug).executeTakeFirst();
  const id = known?.id ?? newId(house.clock.ms());
  if (known === undefined)
    await tx
      .insertInto("source")
      .values({ ...row, id, made_at: now })
      .execute();
  else if (isConfirmed) await tx.updateTable("source").set(row).where("id", "=", id).execute();
  const names = new Set([source.name, slug, ...(source.matches ?? [])].map(fold).filter((name) => name !== ""));
  for (const name_fold of names)
    await tx
      .insertInto("source_match")
      .values({ name_fold, source_id: id })
      .onConflict((conflict) => conflict.column("name_fold").doNothing())
      .execute();
  return id;
};

/** The source that one of `names` means, by the words its profile lists; null when none does. */
export const matchSource = async (tx: Tx, names: readonly (string | null)[]): Promise<string | null> => {
  for (const name of names) {
    if (name === null || name.trim() === "") continue;
    const row = await tx.selectFrom("source_match").select("source_id").where("name_fold", "=", fold(name)).executeTakeFirst();
    if (row !== undefined) return row.source_id;
  }
  return null;
};

export const listSources = async (store: Store): Promise<readonly Source[]> =>
  (await store.db.selectFrom("source").selectAll().orderBy("name").execute()).map(sourceOf);
