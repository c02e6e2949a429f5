import { type Lang, newId } from "#kit";
import { forget, type House, remember, type Store, type Tx } from "#store";
import type { Arrival } from "./story.ts";

/** Where a story stands when no rule says better. */
export const SECTION_FALLBACK = "wire";

export type Section = { readonly slug: string; readonly names: Readonly<Record<Lang, string>> };

export type SectionRule = {
  readonly source: string | null;
  readonly subjectPrefix: string | null;
  readonly sluglinePrefix: string | null;
  readonly section: string;
};

/** The section of a new story: the first rule, in their order, all of whose conditions hold. */
export const sectionFor = async (tx: Tx, arrival: Pick<Arrival, "sourceId" | "subjects" | "slugline">): Promise<string> => {
  const rules = await remember(tx, "source of section rules", () =>
    tx
      .selectFrom("section_rule")
      .leftJoin("source", "source.slug", "section_rule.source_slug")
      .select(["section_rule.section", "source_slug", "source.id as source_id", "subject_prefix", "slugline_prefix"])
      .orderBy("section_rule.place")
      .orderBy("section_rule.id")
      .execute(),
  );
  const slugline = arrival.slugline.toLowerCase();
  const rule = rules.find(
    (each) =>
      (each.source_slug === null || each.source_id === arrival.sourceId) &&
      (each.subject_prefix === null || arrival.subjects.some(({ code }) => code.startsWith(each.subject_prefix ?? ""))) &&
      (each.slugline_prefix === null || slugline.startsWith(each.slugline_prefix.toLowerCase())),
  );
  return rule?.section ?? SECTION_FALLBACK;
};

export const listSections = async (store: Pick<Store, "db"> | { readonly db: Tx }): Promise<readonly Section[]> => {
  const rows = await store.db.selectFrom("section").selectAll().orderBy("place").execute();
  return rows.map((row) => ({ slug: row.slug, names: JSON.parse(row.names) as Record<Lang, string> }));
};

/** Writes the sections and the rules that choose them, in their order, in place of what was. */
export const putSections = async (house: House, tx: Tx, sections: readonly Section[], rules: readonly SectionRule[]): Promise<void> => {
  forget(tx, "source of section rules");
  await tx.deleteFrom("section").execute();
  await tx.deleteFrom("section_rule").execute();
  for (const [place, section] of sections.entries())
    await tx
      .insertInto("section")
      .values({ slug: section.slug, names: JSON.stringify(section.names), place })
      .execute();
  for (const [place, rule] of rules.entries())
    await tx
      .insertInto("section_rule")
      .values({
        id: newId(house.clock.ms()),
        place,
        source_slug: rule.source,
        subject_prefix: rule.subjectPrefix,
        slugline_prefix: rule.sluglinePrefix,
        section: rule.section,
      })
      .execute();
};

/** The sections that a new site begins with: a story has to stand somewhere. */
export const firstSections = (): readonly Section[] => [
  { slug: "local", names: { en: "Local", fr: "Chez nous", ar: "محليات" } },
  { slug: SECTION_FALLBACK, names: { en: "The wire", fr: "Le fil", ar: "الوكالات" } },
];
