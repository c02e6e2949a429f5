import type { Generated } from "kysely";
import type { CommentKind, CommentState } from "./comment.ts";

declare module "#store" {
  interface Tables {
    thread: ThreadTable;
    discussion: DiscussionTable;
    /** Stories that a discussion links to. `is_shown`: the newsroom wants it under the story. */
    discussion_story: { discussion_id: string; story_id: string; is_shown: number };
    comment: CommentTable;
    draft: {
      id: string;
      story_id: string;
      parent_id: string | null;
      body: string;
      made_at: string;
      ends_at: string;
      comment_id: string | null;
      kind: CommentKind;
      /** JSON of the room that keeps what is more than a comment. */
      about: string;
    };
    /** `kind`: `vote`, whose value is 1 (respect) or -1 (doesn't help), or a named reaction, whose value is 1. */
    vote: { comment_id: string; member_id: string; kind: string; value: number; at: string };
    /**
     * A comment's place in an order during the turns `from_no` up to, not including, `to_no`. `thread_id`: among what; its thread at the first
     * level, below it `c:` and the id of the comment that it answers.
     */
    comment_rank: RankTable;
    /** What a night's look for opinion groups came to; the newest counts. `groups` is 0 where there are none to speak of. */
    opinion_run: OpinionRun;
    /** The opinion group of a member, by the newest run; `topic` as there. */
    opinion_member: { member_id: string; group_no: number; topic: Generated<string> };
    /** How a group voted on a comment: of the groups that its thread is ordered by. */
    comment_group: { comment_id: string; group_no: number; respect: number; doesnt_help: number };
    /** What a comment said before an edit; `no` counts from 1. */
    comment_revision: { comment_id: string; no: number; body: string; at: string };
    /** A sign-in handed to an embed on another site: `id` and `token_id` are digests of a code that works once and of a token that replies. */
    hand_off: HandOffTable;
    /** What a member is under a story: given by an editor. */
    talk_label: { story_id: string; member_id: string; kind: string; words: string; by_id: string; at: string };
  }
}

export type HandOffTable = {
  id: string;
  /** The digest of a secret that only the frame knows which asked for it. */
  challenge: string;
  /** The origin of the site around that frame: no other may use it. */
  site: string;
  story_id: string;
  member_id: string;
  made_at: string;
  ends_at: string;
  used_at: string | null;
  token_id: string | null;
  token_ends_at: string | null;
};

export type OpinionRun = {
  id: string;
  at: string;
  /** Those who voted enough to be in a group, and those whose votes count for the stage. */
  people: number;
  raters: number;
  gauge: number;
  silhouette: number;
  groups: number;
  /** The number of groups that sets people apart best, and for how many nights it has. */
  groups_wished: number;
  nights_wished: number;
  stage: string;
  nights_above: number;
  nights_below: number;
  why: string | null;
  /** The slug and a name of the topic that it looked at; empty: the whole site. */
  topic: string;
  topic_name: string;
};

export type RankTable = {
  thread_id: string;
  sort: string;
  score: number;
  seq: number;
  comment_id: string;
  from_no: number;
  to_no: number;
};

export type ThreadTable = {
  id: string;
  story_id: string;
  next_seq: number;
  comments: number;
  roots: number;
  closed_at: string | null;
  /** When it closes by itself. */
  closes_at: string | null;
  /** Slow mode: seconds between two comments of one member; 0 for none. */
  slow_s: number;
  is_premoderated: number;
  /** JSON of the `Agreement` that its panel shows; empty where there is none. */
  agreement: string;
  agreement_at: string | null;
  /** The topic by whose opinion groups it is ordered; empty: by the site's. */
  topic: string;
};

export type CommentTable = {
  id: string;
  thread_id: string;
  story_id: string;
  parent_id: string | null;
  /** The comment whose page this one stands on: the nearest one above it at a depth that is a multiple of `STRETCH`; its own id at the first level. */
  root_id: string;
  /** The comment of the first level that this one hangs under; its own id there. */
  top_id: string;
  depth: number;
  /** Its number in the thread, in the order of posting. */
  seq: number;
  /** Its number under its root, which is 0 itself: a parent always stands before its answers. */
  place: number;
  /** How many places are taken on the page that begins with this comment. */
  placed: number;
  /** Direct answers to it. */
  answers: number;
  kind: CommentKind;
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
  edits: number;
  edited_at: string | null;
  /** Until when its author may change it, answered or not; null where the rule for all holds. */
  edit_until: string | null;
  /** JSON of `Addition`s. */
  additions: string;
  /** JSON of the handles that it mentions and that were members' when it was written. */
  mentions: string;
  respect: number;
  doesnt_help: number;
  /** JSON of counts by reaction. */
  reactions: string;
  /** Estimated readers who had it in view. */
  seen: number;
  is_picked: number;
  /** When its score changes by age alone. */
  rescore_at: string | null;
};

/** A conversation that hangs under no story. `replies` counts its opening, too. */
export type DiscussionTable = {
  /** Begins with `d-`. */
  id: string;
  slug: string;
  title: string;
  lang: string;
  forum: string;
  by_id: string | null;
  opening_id: string | null;
  at: string;
  said_at: string;
  replies: number;
  is_prompt: number;
};
