import type { Aim, State } from "./question.ts";
import type { Phase } from "./sessions/session.ts";

declare module "#store" {
  interface Tables {
    question: QuestionTable;
    /** Who wants to know too, and who follows: of a merged question, kept where it was said. */
    question_reader: { question_id: string; member_id: string; is_wanting: number; is_following: number; at: string };
    /** The words that a question is found by when another like it is asked. */
    question_word: { question_id: string; word: string };
    /** What happened to a question; `details` is JSON. */
    question_event: {
      id: string;
      question_id: string;
      at: string;
      what: string;
      from_state: string;
      to_state: string;
      by_id: string | null;
      details: string;
    };
    answer: AnswerTable;
    question_round: { id: string; by_id: string; state: "open" | "over"; opened_at: string; ends_at: string; won_id: string | null };
    round_entry: { round_id: string; question_id: string; place: number; votes: number };
    guest_session: SessionTable;
    /** A question that was put to a guest. `form_key`: of the form that it came by. */
    session_question: { question_id: string; session_id: string; asker_id: string; form_key: string | null };
    round_vote: { round_id: string; member_id: string; question_id: string; at: string };
  }
}

/** `id` is that of the comment that asks it. */
export type QuestionTable = {
  id: string;
  story_id: string;
  asker_id: string;
  aim: Aim;
  state: State;
  /** Where it was when it was merged. */
  before_merge: State | null;
  /** Whether readers can see the comment that asks it. */
  is_shown: number;
  asked_at: string;
  /** When something last happened to it. */
  moved_at: string;
  /** The question that it stands for after all merging; its own id where it was not merged. */
  head_id: string;
  merged_into: string | null;
  /** Members who want to know it or one that was merged into it, its askers among them. */
  wants: number;
  story_version: number;
  /** The passage that it is about, and what stands on either side; empty where it is about the whole. */
  quote: string;
  quote_prefix: string;
  quote_suffix: string;
  assigned_to: string | null;
  due_at: string | null;
  /** When it was first answered, and how many milliseconds after it was asked. */
  answered_at: string | null;
  answer_ms: number | null;
  /** When its asker said that an answer resolved it, and which. */
  resolved_at: string | null;
  resolved_by: string | null;
  reason: string | null;
  /** What the newsroom says beside its state, to everybody. */
  note: string;
  /** The story that it became. */
  became_story: string | null;
};

/** A live session with a guest under a story. `told_phase`: the phase that was last told of; what it is in is said by its times. */
export type SessionTable = {
  id: string;
  story_id: string;
  guest_id: string;
  /** What the newsroom says the guest is. */
  guest_words: string;
  title: string;
  intro: string;
  by_id: string;
  set_up_at: string;
  collects_at: string;
  starts_at: string;
  ends_at: string;
  closes_at: string;
  called_off_at: string | null;
  told_phase: Phase;
};

export type AnswerKind = "staff" | "author" | "expert" | "guest" | "reader";

/** `is_marked`: the newsroom says that it answers the question. `sources`: JSON of addresses and words. */
export type AnswerTable = {
  comment_id: string;
  question_id: string;
  kind: AnswerKind;
  sources: string;
  is_marked: number;
  marked_by: string | null;
  at: string;
};
