import type { Instant } from "#kit";
import type { Db } from "#store";
import { type Decision, decisionOf } from "./decision.ts";

export type AppealView = {
  readonly words: string;
  readonly at: Instant;
  readonly dueAt: Instant;
  readonly state: "open" | "upheld" | "reversed";
  readonly reason: string;
};
export type StatementView = { readonly decision: Decision; readonly appeal: AppealView | null };

const withAppeal = async (db: Db, decision: Decision | null): Promise<StatementView | null> => {
  if (decision === null) return null;
  const row = await db.selectFrom("appeal").selectAll().where("decision_id", "=", decision.id).executeTakeFirst();
  const appeal =
    row === undefined
      ? null
      : { words: row.words, at: row.at, dueAt: row.due_at, state: row.state as AppealView["state"], reason: row.reason };
  return { decision, appeal };
};

export const statementById = async (db: Db, id: string): Promise<StatementView | null> => {
  const row = await db.selectFrom("decision").selectAll().where("id", "=", id).executeTakeFirst();
  return withAppeal(db, row === undefined ? null : decisionOf(row));
};

/** The newest decision about a target. */
export const statementOfTarget = async (db: Db, target: string): Promise<StatementView | null> => {
  const row = await db
    .selectFrom("decision")
    .selectAll()
    .where("target", "=", target)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return withAppeal(db, row === undefined ? null : decisionOf(row));
};
