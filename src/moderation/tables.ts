declare module "#store" {
  interface Tables {
    word_entry: WordEntryTable;
    /** How often a list changed: readers in any process see by it that theirs is old. */
    list_version: { id: string; no: number };
    /** `share`: out of 100 authors, how many are judged under it; fewer than all while it is tried, until `ended_at`. */
    policy_version: { no: number; body: string; note: string; by_id: string; at: string; share: number; ended_at: string | null };
    judgement: JudgementTable;
    classifier: ClassifierTable;
    moderation_case: CaseTable;
    case_note: { id: string; case_id: string; by_id: string; body: string; at: string };
    report: ReportTable;
    decision: DecisionTable;
    appeal: AppealTable;
    sanction: SanctionTable;
    /** A version of the scorer for texts of one script. `facts` is JSON of its `ModelFacts`. */
    scorer_model: { no: number; script: string; weights: Uint8Array; facts: string; at: string };
  }
}

export type WordEntryTable = {
  id: string;
  pattern: string;
  action: string;
  rule: string;
  scope: string;
  scope_value: string;
  is_disguised: number;
  is_stretched: number;
  ends_at: string | null;
  note: string;
  made_by: string;
  made_at: string;
  /** When it was taken off the list. */
  ended_at: string | null;
  /** When it became one that only holds, because too much of what it turned down was right. */
  demoted_at: string | null;
};

export type JudgementTable = {
  id: string;
  /** What was judged, as the ledger names it; null for words that went back to their author. */
  target: string | null;
  author_id: string;
  story_id: string;
  section: string;
  lang: string;
  verdict: string;
  rule: string | null;
  /** JSON of `Signal`s. */
  signals: string;
  body_hash: string;
  /** The version of the policy; 0 for the house's own. */
  policy_no: number;
  at: string;
};

export type ClassifierTable = {
  id: string;
  kind: string;
  name: string;
  address: string;
  /** Sealed. */
  secret: string;
  /** Whether it stands within the house, where other calls may not go. */
  is_inside: number;
  is_on: number;
  /** Whether what it does not answer for is published. */
  is_open: number;
  wait_ms: number;
  made_at: string;
};

export type CaseTable = {
  id: string;
  kind: string;
  target: string;
  story_id: string | null;
  author_id: string | null;
  state: string;
  /** What the judge's signals add to the score, and what reports add. */
  base: number;
  reports: number;
  score: number;
  opened_at: string;
  due_at: string | null;
  claimed_by: string | null;
  claimed_until: string | null;
  closed_at: string | null;
  closed_by: string | null;
  outcome: string | null;
  /** What is appealed against. */
  decision_id: string | null;
  judgement_id: string | null;
};

export type ReportTable = {
  id: string;
  case_id: string;
  target: string;
  /** Null for somebody who was not signed in. */
  reporter_id: string | null;
  reason: string;
  detail: string;
  name: string;
  email: string;
  lang: string;
  /** Whether it is a notice of something unlawful (DSA, Article 16). */
  is_legal: number;
  weight: number;
  /** Whether its weight counts towards hiding at once. */
  is_counted: number;
  state: string;
  at: string;
  decided_at: string | null;
};

export type DecisionTable = {
  id: string;
  target: string;
  story_id: string | null;
  author_id: string;
  measure: string;
  rule: string;
  reason: string;
  /** The words that were decided about, as they stood. */
  body: string;
  is_noticed: number;
  is_found_by_machine: number;
  is_made_by_machine: number;
  decided_by: string | null;
  /** The check that led to it: `words:k3f9`, `scorer:4`. */
  check_id: string | null;
  judgement_id: string | null;
  ledger_no: number;
  ends_at: string | null;
  state: string;
  at: string;
  reversed_at: string | null;
};

export type AppealTable = {
  id: string;
  decision_id: string;
  author_id: string;
  words: string;
  at: string;
  due_at: string;
  state: string;
  decided_by: string | null;
  reason: string;
  decided_at: string | null;
};

export type SanctionTable = {
  id: string;
  member_id: string;
  kind: string;
  /** `site`, `section:harbour`, `story:0199…`. */
  scope: string;
  rule: string;
  by_id: string;
  at: string;
  ends_at: string | null;
  lifted_at: string | null;
};
