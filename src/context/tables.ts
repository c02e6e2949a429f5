import type { Generated } from "kysely";
import type { AnchorHow, AnchorState } from "./anchor.ts";
import type { DeskWord, NoteKind, NoteState, RatingSource } from "./note.ts";
import type { NoteStatus } from "./scorer/score.ts";
import type { TicketState } from "./ticket.ts";

declare module "#store" {
  interface Tables {
    note: NoteTable;
    /** Where a note's passage is in each version that readers saw since. */
    note_anchor: {
      note_id: string;
      revision_id: string;
      version: number;
      state: AnchorState;
      start_at: number | null;
      end_at: number | null;
      how: AnchorHow;
      score: number;
      quoted_now: string | null;
      at: string;
    };
    note_rating: NoteRatingTable;
    /** Raters who were asked at random; `side` is the sign of their factor when they were, `opens_at` when they see it. */
    note_invite: { note_id: string; rater_id: string; side: number; made_at: string; opens_at: string; answered_at: string | null };
    /** What happened to a note, with the numbers that decided it; never changed. */
    note_log: NoteLogTable;
    note_ticket: NoteTicketTable;
    /** Whether a note fits its passage as a version has it, in a member's word. */
    note_confirm: { note_id: string; revision_id: string; member_id: string; is_fit: number; weight: number; at: string };
    /** Whether the desk has switched notes off under a story. */
    note_story: { story_id: string; is_off: number; reason: string; by_id: string; at: string };
    note_run: NoteRunTable;
    /** What runs found of notes and raters: only those of the `current` run stand (`currentRun`). */
    note_score: { note_id: string; run_id: string; intercept: number; factor: number; n: number; facts: string };
    note_rater: { rater_id: string; run_id: string; intercept: number; factor: number; ratings: number };
    note_setting: { name: string; value: string; at: string };
  }
}

export type NoteTable = {
  id: string;
  story_id: string;
  author_id: string;
  /** 1: its author is not named to readers. */
  is_unnamed: number;
  kind: NoteKind;
  body: string;
  /** JSON of http(s) addresses. */
  evidence: string;
  /** The story's language. */
  lang: string;
  state: NoteState;
  status: NoteStatus;
  made_at: string;
  changed_at: string;
  idempotency_key: string | null;
  made_version: number;
  made_revision_id: string;
  canon: number;
  /** The passage as it was when the note was written, in canonical text; likewise what follows. */
  quote: string;
  prefix: string;
  suffix: string;
  start_at: number;
  end_at: number;
  quote_hash: string;
  /** The passage as it was when somebody last said that the note fits it. */
  confirmed_quote: string;
  confirmed_revision_id: string;
  /** The version in which the passage was last found, and where: the next one is compared with it. */
  base_revision_id: string;
  base_start: number;
  base_end: number;
  anchor: AnchorState;
  /** The version that `anchor` speaks of. */
  anchor_revision_id: string;
  anchor_start: number | null;
  anchor_end: number | null;
  quoted_now: string | null;
  anchored_at: string;
  /** Since when the passage says something else than what the note was written on; null while it does not. */
  recheck_since: string | null;
  /** When it first had a decided status. */
  decided_at: string | null;
  /** Since when it has met what HELPFUL asks for, without a break. */
  met_since: string | null;
  /** When readers were first shown it. */
  shown_at: string | null;
  is_locked: number;
  desk: DeskWord;
  reason: string | null;
  rule: string | null;
  ledger_no: number | null;
};

export type NoteRatingTable = {
  note_id: string;
  rater_id: string;
  /** 1 yes, 0.5 somewhat, 0 no. */
  value: number;
  /** JSON of `Reason`s. */
  reasons: string;
  source: RatingSource;
  at: string;
  /** When it begins to count; null: never. */
  counts_from: string | null;
  /** Whether its rater could not know what became of the note. */
  is_blind: number;
  anchor_revision_id: string;
  /** 1: made before the passage changed in a material way. */
  is_before_change: number;
};

export type NoteLogTable = {
  id: Generated<number>;
  note_id: string;
  at: string;
  what: string;
  by_kind: "author" | "desk" | "moderator" | "score" | "story";
  run_id: string | null;
  details: string;
};

export type NoteTicketTable = {
  id: string;
  note_id: string;
  story_id: string;
  state: TicketState;
  made_at: string;
  changed_at: string;
  by_id: string | null;
  answer: string;
  /** By when the desk has promised an answer. */
  promised_at: string | null;
  /** When, by whom and to which address it was passed on to the source whose copy it is about. */
  passed_at: string | null;
  passed_by: string | null;
  passed_to: string | null;
};

export type NoteRunTable = {
  id: string;
  kind: "full" | "refit" | "stream";
  began_at: string;
  ended_at: string;
  outcome: "published" | "frozen" | "failed" | "held";
  stage: "S0" | "S1" | "S2" | "S3";
  ratings: number;
  raters: number;
  notes: number;
  mu: number | null;
  objective: number | null;
  sweeps: number | null;
  gradient: number | null;
  gauge: number | null;
  churn: number;
  changed: number;
  parameters: string;
};
