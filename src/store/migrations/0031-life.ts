import type { Migration } from "../columns.ts";

export const life: Migration = {
  name: "0031-life",
  up: ({ columns: c, table, index }) => [
    `alter table source add column conflict ${c.text} default 'apply'`,
    `alter table story add column is_talk_closed ${c.flag} default 0`,
    `alter table revision add column arrival_no ${c.int} default 0`,
    `alter table revision add column aside ${c.text} default ''`,
    `alter table revision add column answers ${c.json} default '[]'`,
    `alter table revision add column is_unrepeated ${c.flag} default 0`,
    `alter table revision_picture add column is_killed ${c.flag} default 0`,
    `alter table picture add column is_killed ${c.flag} default 0`,
    `alter table picture add column killed_at ${c.instantMaybe}`,
    `alter table intake add column is_asking ${c.flag} default 0`,
    table("picture_kill", {
      id: c.key,
      source_id: c.of("source"),
      guid: c.text,
      name: c.text,
      sha: c.textMaybe,
      at: c.instant,
    }),
    index("picture_kill_by_source", "picture_kill", "source_id, guid, name"),
    table("story_event", {
      id: c.key,
      story_id: c.of("story"),
      at: c.instant,
      what: c.text,
      decided_by: c.text,
      revision_id: c.textMaybe,
      member_id: c.textMaybe,
    }),
    index("story_event_by_story", "story_event", "story_id, id"),
    index("revision_by_kind", "revision", "story_id, kind"),
  ],
};
