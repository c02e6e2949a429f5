import type { Migration } from "../columns.ts";

export const policyTrial: Migration = {
  name: "0064-policy-trial",
  up: ({ columns: c, index }) => [
    `alter table policy_version add column share ${c.int} default 100`,
    `alter table policy_version add column ended_at ${c.instantMaybe}`,
    index("moderation_case_by_judgement", "moderation_case", "judgement_id", "judgement_id is not null"),
  ],
};
