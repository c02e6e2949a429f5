import { publish } from "#events";
import { type Actor, done, isEditor, type Lang, LANGS, refuse, type Result, slugOf } from "#kit";
import { forget, type House, lockName, type Tx } from "#store";
import { listSections, type Section, SECTION_FALLBACK } from "../sections.ts";
import { recordChange } from "./record-change.ts";
import "./tables.ts";

export const SECTION_LETTERS = 40;
export const SECTIONS_MOST = 24; // what two rows of a masthead and a phone's list bear

export type SectionNames = Readonly<Record<Lang, string>>;
export type SectionProblem = "not-allowed" | "missing" | "long" | "taken" | "unknown" | "fallback" | "many" | "itself";
type Done = Result<string, SectionProblem>;

/** Names as typed; a language left empty takes the site's own. */
export const readNames = (typed: Readonly<Record<Lang, string>>, own: Lang): Result<SectionNames, "missing" | "long"> => {
  const name = typed[own].trim();
  if (name === "") return refuse("missing");
  const names = Object.fromEntries(LANGS.map((lang) => [lang, typed[lang].trim() === "" ? name : typed[lang].trim()])) as SectionNames;
  return Object.values(names).some((each) => [...each].length > SECTION_LETTERS) ? refuse("long") : done(names);
};

/** Does something to the sections in one transaction, one at a time. */
const acting = (house: House, actor: Actor, act: (tx: Tx, sections: readonly Section[]) => Promise<Done>): Promise<Done> =>
  house.store.transact(async (tx) => {
    if (!isEditor(actor)) return refuse("not-allowed");
    await lockName(house.store.dialect, "sections")?.execute(tx);
    const acted = await act(tx, await listSections({ db: tx }));
    if (acted.ok) await publish(house, tx, { kind: "house.changed", topic: "house", body: { why: "sections" } });
    return acted;
  });

const placeAll = async (tx: Tx, slugs: readonly string[]): Promise<void> => {
  for (const [place, slug] of slugs.entries()) await tx.updateTable("section").set({ place }).where("slug", "=", slug).execute();
};

const insert = async (tx: Tx, slug: string, names: SectionNames, place: number): Promise<void> => {
  await tx
    .insertInto("section")
    .values({ slug, names: JSON.stringify(names), place })
    .execute();
  await tx.deleteFrom("section_moved").where("slug", "=", slug).execute();
};

/** Adds a section after the others; its address is made of its name and stays. */
export const addSection = (house: House, actor: Actor, names: SectionNames): Promise<Done> =>
  acting(house, actor, async (tx, sections) => {
    const slug = slugOf(names.en) || slugOf(names.fr);
    if (slug === "" || sections.some((section) => section.slug === slug)) return refuse("taken");
    if (sections.length >= SECTIONS_MOST) return refuse("many");
    await insert(tx, slug, names, sections.length);
    await recordChange(house, tx, actor, { name: "section-added", before: null, after: { slug, names } });
    return done(slug);
  });

export const renameSection = (house: House, actor: Actor, slug: string, names: SectionNames): Promise<Done> =>
  acting(house, actor, async (tx, sections) => {
    const section = sections.find((each) => each.slug === slug);
    if (section === undefined) return refuse("unknown");
    if (JSON.stringify(section.names) === JSON.stringify(names)) return done(slug);
    await tx
      .updateTable("section")
      .set({ names: JSON.stringify(names) })
      .where("slug", "=", slug)
      .execute();
    await recordChange(house, tx, actor, {
      name: "section-renamed",
      before: { slug, names: section.names },
      after: { slug, names },
    });
    return done(slug);
  });

/** Puts the sections in an order; those not named keep theirs behind. */
export const orderSections = (house: House, actor: Actor, wanted: readonly string[]): Promise<Done> =>
  acting(house, actor, async (tx, sections) => {
    const before = sections.map(({ slug }) => slug);
    const named = wanted.filter((slug, at) => before.includes(slug) && wanted.indexOf(slug) === at);
    const after = [...named, ...before.filter((slug) => !named.includes(slug))];
    if (after.join(" ") === before.join(" ")) return done("");
    await placeAll(tx, after);
    await recordChange(house, tx, actor, { name: "sections-ordered", before, after });
    return done("");
  });

/** One step up or down. */
export const moveSection = async (house: House, actor: Actor, slug: string, by: -1 | 1): Promise<Done> => {
  const slugs = (await listSections(house.store)).map((section) => section.slug);
  const at = slugs.indexOf(slug);
  if (at === -1) return refuse("unknown");
  const other = slugs[at + by];
  if (other === undefined) return done(slug);
  return orderSections(
    house,
    actor,
    slugs.map((each) => (each === slug ? other : each === other ? slug : each)),
  );
};

/** Gives a section up: its stories, its rules and its readers go to another. */
export const retireSection = (house: House, actor: Actor, slug: string, to: string): Promise<Done> =>
  acting(house, actor, async (tx, sections) => {
    const section = sections.find((each) => each.slug === slug);
    if (section === undefined || !sections.some((each) => each.slug === to)) return refuse("unknown");
    if (slug === to) return refuse("itself");
    if (slug === SECTION_FALLBACK) return refuse("fallback");
    await tx.updateTable("story").set({ section: to }).where("section", "=", slug).execute();
    await tx.updateTable("section_rule").set({ section: to }).where("section", "=", slug).execute();
    forget(tx, "source of section rules");
    await tx.deleteFrom("section").where("slug", "=", slug).execute();
    await tx.updateTable("section_moved").set({ to_slug: to }).where("to_slug", "=", slug).execute();
    const row = { to_slug: to, at: house.clock.now() };
    await tx
      .insertInto("section_moved")
      .values({ slug, ...row })
      .onConflict((conflict) => conflict.column("slug").doUpdateSet(row))
      .execute();
    await placeAll(
      tx,
      sections.map((each) => each.slug).filter((each) => each !== slug),
    );
    await recordChange(house, tx, actor, { name: "section-retired", before: { slug, names: section.names }, after: { slug, to } });
    return done(to);
  });

/** Brings a section back that was given up: its address shows it again. Its stories stay where they went. */
export const restoreSection = (house: House, actor: Actor, slug: string, names: SectionNames): Promise<Done> =>
  acting(house, actor, async (tx, sections) => {
    if (sections.some((each) => each.slug === slug)) return refuse("taken");
    if (sections.length >= SECTIONS_MOST) return refuse("many");
    await insert(tx, slug, names, sections.length);
    await recordChange(house, tx, actor, { name: "section-added", before: null, after: { slug, names } });
    return done(slug);
  });

/** Where readers of a section that was given up are sent; null for one that never was. */
export const sectionMovedTo = async (house: House, slug: string): Promise<string | null> =>
  (await house.store.db.selectFrom("section_moved").select("to_slug").where("slug", "=", slug).executeTakeFirst())?.to_slug ?? null;
