import { isModerator, type Actor, type Instant, later } from "#kit";
import { APPEAL_MS } from "./case.ts";
import type { DecisionTable } from "./tables.ts";

/** What was done to words, to a profile (`name`, `about`, `portrait` cleared), or to a member. */
export const MEASURES = ["hidden", "rejected", "name", "about", "portrait", "warn", "slow", "hold", "suspend", "ban"] as const;
export type Measure = (typeof MEASURES)[number];

/** A decision's contents, as Article 17 of the DSA asks for them. */
export type Decision = {
  readonly id: string;
  readonly target: string;
  readonly storyId: string | null;
  readonly authorId: string;
  readonly measure: Measure;
  readonly rule: string;
  readonly reason: string;
  readonly body: string;
  /** Whether readers reported it; else the house found it by itself. */
  readonly isNoticed: boolean;
  readonly isFoundByMachine: boolean;
  readonly isMadeByMachine: boolean;
  readonly decidedBy: string | null;
  readonly checkId: string | null;
  readonly ledgerNo: number;
  readonly endsAt: Instant | null;
  readonly isStanding: boolean;
  readonly at: Instant;
  readonly reversedAt: Instant | null;
  readonly appealUntil: Instant;
};

export const decisionOf = (row: DecisionTable): Decision => ({
  id: row.id,
  target: row.target,
  storyId: row.story_id,
  authorId: row.author_id,
  measure: row.measure as Measure,
  rule: row.rule,
  reason: row.reason,
  body: row.body,
  isNoticed: row.is_noticed === 1,
  isFoundByMachine: row.is_found_by_machine === 1,
  isMadeByMachine: row.is_made_by_machine === 1,
  decidedBy: row.decided_by,
  checkId: row.check_id,
  ledgerNo: row.ledger_no,
  endsAt: row.ends_at,
  isStanding: row.state === "standing",
  at: row.at,
  reversedAt: row.reversed_at,
  appealUntil: later(row.at, APPEAL_MS),
});

/** Its author reads a statement, and the moderators do. */
export const maySee = (actor: Actor, decision: Pick<Decision, "authorId">): boolean =>
  isModerator(actor) || (actor.id !== null && actor.id === decision.authorId);

export type AppealBar = "not-yours" | "too-late" | "reversed";

export const mayAppeal = (actor: Actor, decision: Decision, now: Instant): AppealBar | null => {
  if (actor.id === null || actor.id !== decision.authorId) return "not-yours";
  if (!decision.isStanding) return "reversed";
  return now > decision.appealUntil ? "too-late" : null;
};
