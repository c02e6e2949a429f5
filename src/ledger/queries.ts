import type { Selectable } from "kysely";
import type { Store, Tables } from "#store";
import { type DecidedBy, type Entry, type Kind, KINDS } from "./entry.ts";
import "./tables.ts";

const entryOf = (row: Selectable<Tables["ledger_entry"]>): Entry => ({
  no: row.no,
  at: row.at,
  kind: row.kind as Kind,
  target: row.target,
  ground: row.ground as Entry["ground"],
  rule: row.rule,
  decidedBy: row.decided_by as Entry["decidedBy"],
  details: JSON.parse(row.details) as Entry["details"],
  sealBefore: row.seal_before,
  seal: row.seal,
});

export type LedgerFilter = {
  readonly kind: Kind | null;
  readonly before: number | null;
  readonly rule?: string | null;
  readonly by?: DecidedBy | null;
  /** Days, `2026-03-04`, both counted in. */
  readonly from?: string | null;
  readonly to?: string | null;
  /** The id of what was decided about. */
  readonly about?: string | null;
};
export type LedgerView = { readonly entries: readonly Entry[]; readonly next: number | null; readonly counts: ReadonlyMap<Kind, number> };

const PAGE = 50;

/** What entries speak of. */
const TARGETS = ["story", "comment", "picture", "source", "note", "question", "sanction", "check", "policy", "recovery"] as const;

/** The newest entries first, 50 a page, with the number of every kind: two statements. */
export const ledgerView = async (
  store: Store,
  { kind, before, rule = null, by = null, from = null, to = null, about = null }: LedgerFilter,
): Promise<LedgerView> => {
  let query = store.db.selectFrom("ledger_entry").selectAll();
  if (kind !== null) query = query.where("kind", "=", kind);
  if (before !== null) query = query.where("no", "<", before);
  if (rule !== null) query = query.where("rule", "=", rule);
  if (by !== null) query = query.where("decided_by", "=", by);
  if (from !== null) query = query.where("at", ">=", from);
  if (to !== null) query = query.where("at", "<=", `${to}T23:59:59.999Z`);
  if (about !== null)
    query = query.where(
      "target",
      "in",
      TARGETS.map((what) => `${what}:${about}`),
    );
  const [rows, counted] = await Promise.all([
    query
      .orderBy("no", "desc")
      .limit(PAGE + 1)
      .execute(),
    store.db
      .selectFrom("ledger_entry")
      .select((eb) => ["kind", eb.fn.countAll<number>().as("count")])
      .groupBy("kind")
      .execute(),
  ]);
  const entries = rows.slice(0, PAGE).map(entryOf);
  const found = new Map(counted.map((row) => [row.kind, row.count]));
  return {
    entries,
    next: rows.length > PAGE ? (entries.at(-1)?.no ?? null) : null,
    counts: new Map(KINDS.map((each) => [each, found.get(each) ?? 0])),
  };
};

export const ledgerEntry = async (store: Store, no: number): Promise<Entry | null> => {
  const row = await store.db.selectFrom("ledger_entry").selectAll().where("no", "=", no).executeTakeFirst();
  return row === undefined ? null : entryOf(row);
};
