import type { Store } from "#store";
import { type DecidedBy, type Kind } from "./entry.ts";
import "./tables.ts";

/** A year of the record in numbers: for each month what was done, and in all by which rule and by whom. */
export type YearView = {
  readonly year: number;
  readonly months: readonly Readonly<Partial<Record<Kind, number>>>[];
  readonly rules: readonly { readonly rule: string; readonly removals: number }[];
  readonly by: readonly { readonly by: DecidedBy; readonly count: number }[];
  readonly appeals: { readonly upheld: number; readonly reversed: number };
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
};

const MONTHS = 12;

/** Three statements. */
export const yearView = async (store: Store, year: number): Promise<YearView> => {
  const from = `${String(year).padStart(4, "0")}-`;
  const to = `${String(year + 1).padStart(4, "0")}-`;
  const rows = await store.db
    .selectFrom("ledger_entry")
    .select(["at", "kind", "rule", "decided_by", "ground"])
    .where("at", ">=", from)
    .where("at", "<", to)
    .execute();
  const months: Partial<Record<Kind, number>>[] = Array.from({ length: MONTHS }, () => ({}));
  const rules = new Map<string, number>();
  const by = new Map<DecidedBy, number>();
  for (const row of rows) {
    const month = months[Number(row.at.slice(5, 7)) - 1];
    const kind = row.kind as Kind;
    if (month !== undefined) month[kind] = (month[kind] ?? 0) + 1;
    if (kind === "removal" && row.rule !== null) rules.set(row.rule, (rules.get(row.rule) ?? 0) + 1);
    const decider = row.decided_by as DecidedBy;
    by.set(decider, (by.get(decider) ?? 0) + 1);
  }
  const before = await store.db.selectFrom("ledger_entry").select("no").where("at", "<", from).limit(1).executeTakeFirst();
  const after = await store.db.selectFrom("ledger_entry").select("no").where("at", ">=", to).limit(1).executeTakeFirst();
  return {
    year,
    months,
    rules: [...rules].toSorted(([one], [other]) => one.localeCompare(other)).map(([rule, removals]) => ({ rule, removals })),
    by: [...by].toSorted(([, one], [, other]) => other - one).map(([who, count]) => ({ by: who, count })),
    appeals: {
      upheld: rows.filter((row) => row.kind === "appeal").length,
      reversed: rows.filter((row) => row.kind === "restoration" && row.ground === "appeal").length,
    },
    hasBefore: before !== undefined,
    hasAfter: after !== undefined,
  };
};
