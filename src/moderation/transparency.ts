import type { House } from "#store";
import { decisionOf } from "./decision.ts";

const VISIBILITY: Readonly<Record<string, string>> = {
  hidden: "DECISION_VISIBILITY_CONTENT_REMOVED",
  rejected: "DECISION_VISIBILITY_CONTENT_DISABLED",
  name: "DECISION_VISIBILITY_CONTENT_REMOVED",
  about: "DECISION_VISIBILITY_CONTENT_REMOVED",
  portrait: "DECISION_VISIBILITY_CONTENT_REMOVED",
};
const ACCOUNT: Readonly<Record<string, string>> = { suspend: "DECISION_ACCOUNT_SUSPENDED", ban: "DECISION_ACCOUNT_TERMINATED" };
const RULE_UNLAWFUL = "7";

const STATEMENTS_MOST = 50_000;

/**
 * The statements of reasons in the shape of the EU's DSA transparency database (its API, version 1): one JSON document a line, the oldest first.
 * Neither names nor the words decided about are in it, nor a moderator's own words, which may hold both.
 */
export const transparencyLines = async ({ store }: House): Promise<string> => {
  const rows = await store.db.selectFrom("decision").selectAll().orderBy("at").orderBy("id").limit(STATEMENTS_MOST).execute();
  return rows
    .map(decisionOf)
    .filter(({ measure }) => measure !== "warn")
    .map((decision) => {
      const isLaw = decision.rule === RULE_UNLAWFUL;
      const visibility = VISIBILITY[decision.measure];
      const account = ACCOUNT[decision.measure];
      return `${JSON.stringify({
        puid: decision.id,
        ...(visibility === undefined ? {} : { decision_visibility: [visibility] }),
        ...(account === undefined ? {} : { decision_account: account }),
        ...(visibility === undefined && account === undefined
          ? { decision_visibility: ["DECISION_VISIBILITY_OTHER"], decision_visibility_other: decision.measure }
          : {}),
        ...(isLaw
          ? { decision_ground: "DECISION_GROUND_ILLEGAL_CONTENT", illegal_content_legal_ground: "House rule 7" }
          : { decision_ground: "DECISION_GROUND_INCOMPATIBLE_CONTENT", incompatible_content_ground: `House rule ${decision.rule}` }),
        category: isLaw ? "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH" : "STATEMENT_CATEGORY_SCOPE_OF_PLATFORM_SERVICE",
        content_type: [decision.measure === "portrait" ? "CONTENT_TYPE_IMAGE" : "CONTENT_TYPE_TEXT"],
        content_date: decision.at.slice(0, 10),
        application_date: decision.at.slice(0, 10),
        ...(decision.endsAt === null ? {} : { end_date_account_restriction: decision.endsAt.slice(0, 10) }),
        decision_facts: `Ledger entry ${decision.ledgerNo}`,
        source_type: decision.isNoticed ? "SOURCE_TYPE_OTHER_NOTIFICATION" : "SOURCE_VOLUNTARY",
        automated_detection: decision.isFoundByMachine ? "Yes" : "No",
        automated_decision: decision.isMadeByMachine ? "AUTOMATED_DECISION_FULLY" : "AUTOMATED_DECISION_NOT_AUTOMATED",
      })}\n`;
    })
    .join("");
};
