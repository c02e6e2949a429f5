import type { Migration } from "../columns.ts";

export const sessions: Migration = {
  name: "0061-sessions",
  up: ({ columns: c, table, index, unique }) => [
    `alter table comment add column edit_until ${c.instantMaybe}`,
    table("guest_session", {
      id: c.key,
      story_id: c.text,
      guest_id: c.text,
      guest_words: c.text,
      title: c.text,
      intro: c.text,
      by_id: c.text,
      set_up_at: c.instant,
      collects_at: c.instant,
      starts_at: c.instant,
      ends_at: c.instant,
      closes_at: c.instant,
      called_off_at: c.instantMaybe,
      told_phase: c.text,
    }),
    index("guest_session_by_story", "guest_session", "story_id, starts_at desc"),
    index("guest_session_by_start", "guest_session", "starts_at desc, id desc"),
    index("guest_session_by_phase", "guest_session", "told_phase", "told_phase <> 'archived'"),
    table("session_question", {
      question_id: c.of("question"),
      session_id: c.of("guest_session"),
      asker_id: c.text,
      form_key: c.textMaybe,
    }),
    unique("session_question_once", "session_question", "question_id"),
    index("session_question_by_session", "session_question", "session_id, asker_id"),
  ],
};
