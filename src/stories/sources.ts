import { fold, type Instant, newId, slugOf } from "#kit";
import { AGENCY_MANNERS, AGENCY_POLICY, type Manners, OWN_MANNERS, OWN_POLICY, type Policy, rightsWords, type TermRule } from "#rights";
import { forget, type House, lockName, remember, type Store, type Tx } from "#store";
import { tellProfile } from "./tell-profile.ts";
import type { ConflictPolicy, SourceTable } from "./tables.ts";

export type Source = Omit<
  SourceTable,
  "policy" | "is_own" | "is_confirmed" | "term_rules" | "index_rule" | "canonical_rule" | "picture_rule" | "mining_policy" | "license"
> & {
  readonly manners: Manners;
  readonly termRules: readonly TermRule[];
  readonly policy: Policy;
  readonly isOwn: boolean;
  readonly isConfirmed: boolean;
};

export const sourceOf = (row: SourceTable): Source => {
  const { policy, is_own: isOwn, is_confirmed: isConfirmed, term_rules: termRules, ...more } = row;
  const { index_rule: index, canonical_rule: canonical, picture_rule: pictures, mining_policy: miningPolicy, license, ...rest } = more;
  return {
    ...rest,
    manners: { index, canonical, pictures, miningPolicy, license },
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
  readonly manners?: Partial<Manners>;
  /** A mail address, already read. */
  readonly contact?: string;
};

const orElse = (text: string | undefined, other: string): string => (text === undefined || text.trim() === "" ? other : text.trim());

/** Of a profile that is there already only what is said anew is written: what editors wrote of it on the desk stays. */
const changesIn = (source: NewSource, row: Omit<SourceTable, "id" | "made_at" | "slug">): Partial<SourceTable> => {
  const said: readonly (readonly [unknown, Partial<SourceTable>])[] = [
    [source.code, { code: row.code }],
    [source.about, { about: row.about }],
    [source.aboutLang, { about_lang: row.about_lang }],
    [source.holder, { holder: row.holder }],
    [source.terms, { terms: row.terms }],
    [source.isOwn, { is_own: row.is_own }],
    [source.policy ?? source.isOwn, { policy: row.policy }],
    [
      source.manners ?? source.isOwn,
      {
        index_rule: row.index_rule,
        canonical_rule: row.canonical_rule,
        picture_rule: row.picture_rule,
        mining_policy: row.mining_policy,
        license: row.license,
      },
    ],
    [source.identity, { identity: row.identity }],
    [source.conflict, { conflict: row.conflict }],
    [source.termRules, { term_rules: row.term_rules }],
    [source.contact, { contact: row.contact }],
  ];
  const changed = said.filter(([given]) => given !== undefined).map(([, columns]) => columns);
  return Object.assign({ name: row.name, is_confirmed: 1 }, ...changed) as Partial<SourceTable>;
};

/** What is written of a source that is new. */
const profileOf = (source: NewSource, isConfirmed: boolean): Omit<SourceTable, "id" | "made_at"> => {
  const slug = orElse(source.slug, slugOf(source.name));
  const isOwn = source.isOwn === true;
  const manners = { ...(isOwn ? OWN_MANNERS : AGENCY_MANNERS), ...source.manners };
  return {
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
    index_rule: manners.index,
    canonical_rule: manners.canonical,
    picture_rule: manners.pictures,
    mining_policy: manners.miningPolicy,
    license: manners.license,
    contact: source.contact ?? "",
  };
};

/** A source as it would be, which is written nowhere yet. */
export const draftSource = (source: NewSource, at: Instant): Source => sourceOf({ ...profileOf(source, true), id: "", made_at: at });

/**
 * Adds a source, or brings the one of that slug up to date. `isConfirmed` is false for a profile made from an item by itself, which never
 * changes one that is there. */
export const putSource = async (house: House, tx: Tx, source: NewSource, isConfirmed: boolean): Promise<string> => {
  const now: Instant = house.clock.now();
  const row = profileOf(source, isConfirmed);
  const { slug } = row;
  await lockName(house.store.dialect, "source profiles")?.execute(tx); // two first items of one source may come at the same time
  const known = await tx.selectFrom("source").select("id").where("slug", "=", slug).executeTakeFirst();
  const id = known?.id ?? newId(house.clock.ms());
  if (known === undefined)
    await tx
      .insertInto("source")
      .values({ ...row, id, made_at: now })
      .execute();
  else if (isConfirmed) {
    await tx.updateTable("source").set(changesIn(source, row)).where("id", "=", id).execute();
    await tellProfile(house, tx, id);
  }
  const names = new Set([source.name, slug, ...(source.matches ?? [])].map(fold).filter((name) => name !== ""));
  for (const name_fold of names)
    await tx
      .insertInto("source_match")
      .values({ name_fold, source_id: id })
      .onConflict((conflict) => conflict.column("name_fold").doNothing())
      .execute();
  forget(tx, "source");
  return id;
};

/** The source that one of `names` means, by the words its profile lists; null when none does. */
export const matchSource = async (tx: Tx, names: readonly (string | null)[]): Promise<string | null> => {
  for (const name of names) {
    if (name === null || name.trim() === "") continue;
    const row = await remember(tx, `source named ${fold(name)}`, () =>
      tx.selectFrom("source_match").select("source_id").where("name_fold", "=", fold(name)).executeTakeFirst(),
    );
    if (row !== undefined) return row.source_id;
  }
  return null;
};

/** A source's profile as its row has it, asked once in a transaction. */
export const sourceRow = (tx: Tx, id: string): Promise<SourceTable> =>
  remember(tx, `source ${id}`, () => tx.selectFrom("source").selectAll().where("id", "=", id).executeTakeFirstOrThrow());

export const listSources = async (store: Store): Promise<readonly Source[]> =>
  (await store.db.selectFrom("source").selectAll().orderBy("name").execute()).map(sourceOf);

/** Whether text and data mining of the site as a whole is reserved: by one source or more, or since there is none yet. */
export const isMiningReserved = async (store: Store): Promise<boolean> => {
  const sources = await listSources(store);
  return sources.length === 0 || sources.some(({ policy }) => policy.ai === "none");
};
