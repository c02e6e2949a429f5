import { newId } from "#kit";
import { appendLedger } from "#ledger";
import { clearProfile, restoreProfile } from "#members";
import type { Tx } from "#store";
import { type Decision, decisionOf } from "./decision.ts";
import { keepDecision, type MailHouse, reverseDecisions } from "./keep-decision.ts";
import type { Off } from "./subject.ts";

/** What can be cleared of a profile: the name, what its member says of themselves, or their picture. */
export const PROFILE_PARTS = ["name", "about", "portrait"] as const;
export type ProfilePart = (typeof PROFILE_PARTS)[number];

const isPart = (measure: string): measure is ProfilePart => (PROFILE_PARTS as readonly string[]).includes(measure);

/**
 * Clears parts of a member's profile, each a decision of its own with its statement of reasons. The ledger's entry names the decision and not the
 * member, so that entries about one member cannot be put together.
 */
export const clearParts = async (
  house: MailHouse,
  tx: Tx,
  memberId: string,
  parts: readonly ProfilePart[],
  { rule, reason, by }: Off,
): Promise<void> => {
  for (const part of parts) {
    const body = await clearProfile(house, tx, memberId, part);
    if (body === null) continue;
    const target = `profile:${newId(house.clock.ms())}`;
    const { no } = await appendLedger(house, tx, {
      kind: "removal",
      target,
      ground: "rule",
      rule,
      decidedBy: by === null ? "rule" : "moderator",
      details: { part },
    });
    await keepDecision(house, tx, { target, storyId: null, authorId: memberId, measure: part, rule, reason, body, by, ledgerNo: no });
  }
};

/** Puts back what a decision cleared, where its member has not put something else there meanwhile. */
export const restorePart = async (house: MailHouse, tx: Tx, decision: Decision, ground: "mistake" | "appeal"): Promise<void> => {
  const { authorId, measure, body, target, ledgerNo } = decision;
  if (!isPart(measure)) return;
  await restoreProfile(house, tx, authorId, measure, body);
  await appendLedger(house, tx, {
    kind: "restoration",
    target,
    ground,
    rule: null,
    decidedBy: "moderator",
    details: { overturns: ledgerNo },
  });
};

/** Puts back what a moderator has cleared of a profile since an instant. */
export const restoreParts = async (
  house: MailHouse,
  tx: Tx,
  memberId: string,
  { by, since }: { readonly by: string; readonly since: string },
): Promise<void> => {
  const rows = await tx
    .selectFrom("decision")
    .selectAll()
    .where("author_id", "=", memberId)
    .where("decided_by", "=", by)
    .where("measure", "in", PROFILE_PARTS)
    .where("state", "=", "standing")
    .where("at", ">=", since)
    .execute();
  for (const decision of rows.map(decisionOf)) {
    await reverseDecisions(house, tx, decision.target);
    await restorePart(house, tx, decision, "mistake");
  }
};
