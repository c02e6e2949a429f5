import type { IssueState, ItemKind, ListId, PostState } from "./newsletter.ts";

declare module "#store" {
  interface Tables {
    newsletter_list: ListTable;
    newsletter_issue: IssueTable;
    /** What stands in an issue: `subject` is the id of a story or a question. */
    newsletter_item: { issue_id: string; kind: ItemKind; subject: string; place: number };
    newsletter_reader: ReaderTable;
    /** One address of one issue: `address` is the SHA-256 of it, `stop_hash` that of the secret in its mail. */
    newsletter_post: { issue_id: string; address: string; reader_id: string; state: PostState; stop_hash: string; at: string | null };
  }
}

/** `minute` of the day in the site's zone; `weekday` from 0, Sunday, for the weekly. */
export type ListTable = {
  id: ListId;
  is_on: number;
  minute: number;
  weekday: number;
  changed_at: string;
  changed_by: string;
};

export type IssueTable = {
  id: string;
  list: ListId;
  state: IssueState;
  /** Empty: the usual one. */
  subject: string;
  opening: string;
  /** Whether its items are an editor's; otherwise they are found when it is sent. */
  is_arranged: number;
  /** From when on it tells. */
  since: string;
  send_at: string;
  started_at: string | null;
  ended_at: string | null;
  changed_by: string;
};

export type ReaderTable = {
  id: string;
  list: ListId;
  email: string;
  email_fold: string;
  /** Whoever took it with an account is written to at the account's address. */
  member_id: string | null;
  lang: string;
  /** SHA-256 of the secret by which the address is shown to be theirs. */
  ask_hash: string | null;
  asked_at: string;
  proved_at: string | null;
  refused_at: string | null;
  refusal: string;
};
