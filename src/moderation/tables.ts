declare module "#store" {
  interface Tables {
    word_entry: WordEntryTable;
    /** How often a list changed: readers in any process see by it that theirs is old. */
    list_version: { id: string; no: number };
    policy_version: { no: number; body: string; note: string; by_id: string; at: string };
    judgement: JudgementTable;
    classifier: ClassifierTable;
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
