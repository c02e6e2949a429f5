import type { House } from "#store";
import type { PolicyTrial } from "./policy-versions.ts";

/**
 * How contributions fared since a trial began: `held` of `judged`, and what people then thought of them: `falseHolds` were held and let out,
 * `missed` published and taken off.
 */
export type Fared = { readonly judged: number; readonly held: number; readonly falseHolds: number; readonly missed: number };
export type TrialView = { readonly trial: PolicyTrial; readonly tried: Fared; readonly others: Fared };

type Row = { readonly policy_no: number; readonly verdict: string; readonly outcome: string | null; readonly count: number };

const OUT: ReadonlySet<string> = new Set(["publish", "watch"]);

const faredOf = (rows: readonly Row[]): Fared => {
  const sum = (of: (row: Row) => boolean): number => rows.reduce((all, row) => all + (of(row) ? row.count : 0), 0);
  const isOut = ({ verdict }: Row): boolean => OUT.has(verdict);
  return {
    judged: sum(() => true),
    held: sum((row) => !isOut(row)),
    falseHolds: sum((row) => !isOut(row) && row.outcome === "kept"),
    missed: sum((row) => isOut(row) && row.outcome === "removed"),
  };
};

/** A trial beside the policy in force, over the same time. One statement. */
export const trialView = async ({ store }: House, trial: PolicyTrial): Promise<TrialView> => {
  const rows = await store.db
    .selectFrom("judgement")
    .leftJoin("moderation_case", (join) =>
      join.onRef("moderation_case.judgement_id", "=", "judgement.id").on("moderation_case.state", "=", "closed"),
    )
    .select((eb) => ["judgement.policy_no", "judgement.verdict", "moderation_case.outcome", eb.fn.countAll<number>().as("count")])
    .where("judgement.at", ">=", trial.since)
    .groupBy(["judgement.policy_no", "judgement.verdict", "moderation_case.outcome"])
    .execute();
  const isTried = (row: Row): boolean => row.policy_no === trial.no;
  return { trial, tried: faredOf(rows.filter(isTried)), others: faredOf(rows.filter((row) => !isTried(row))) };
};
