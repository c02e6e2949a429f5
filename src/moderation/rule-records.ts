import type { House } from "#store";

/** How often a rule of the house was decided by in a year, and how often that was reversed. */
export type RuleRecord = { readonly rule: string; readonly decisions: number; readonly reversed: number };

/** Of the year that it is now. One statement. */
export const ruleRecords = async ({ store, clock }: House): Promise<readonly RuleRecord[]> => {
  const rows = await store.db
    .selectFrom("decision")
    .select((eb) => ["rule", "state", eb.fn.countAll<number>().as("count")])
    .where("at", ">=", clock.now().slice(0, 4))
    .groupBy(["rule", "state"])
    .execute();
  return [...Map.groupBy(rows, (row) => row.rule)]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([rule, of]) => ({
      rule,
      decisions: of.reduce((sum, row) => sum + row.count, 0),
      reversed: of.find((row) => row.state === "reversed")?.count ?? 0,
    }));
};
