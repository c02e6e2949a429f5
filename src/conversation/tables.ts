import type { CommentState } from "./comment.ts";

declare module "#store" {
  interface Tables {
    thread: { id: string; story_id: string; next_seq: number; comments: number; roots: number };
    comment: CommentTable;
    draft: {
      id: string;
      story_id: string;
      parent_id: string | null;
      body: string;
      made_at: string;
      ends_at: string;
      comment_id: string | null;
    };
  }
}

export type CommentTable = {
  id: string;
  thread_id: string;
  story_id: string;
  parent_id: string | null;
  /** The comment of the first level that this one hangs under; its own id at the first level. */
  root_id: string;
  depth: number;
  /** Its number in the thread, in the order of posting. */
  seq: number;
  /** Its number under its root, which is 0 itself: a parent always stands before its answers. */
  place: number;
  /** Of a root: how many places under it are taken. */
  placed: number;
  author_id: string;
  body: string;
  /** The version of the story that stood when this was written. */
  story_version: number;
  state: CommentState;
  posted_at: string;
  idempotency_key: string | null;
  taken_off_at: string | null;
  rule: string | null;
  reason: string | null;
  ledger_no: number | null;
};
