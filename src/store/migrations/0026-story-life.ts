import type { Migration } from "../columns.ts";

export const storyLife: Migration = {
  name: "0026-story-life",
  up: ({ columns: c, index }) => [
    `alter table revision add column reader_hash ${c.text} default ''`,
    `alter table revision add column limits ${c.json} default '{}'`,
    `alter table revision add column ask ${c.text} default ''`,
    `alter table revision add column over_id ${c.textMaybe}`,
    `alter table revision add column edit_no ${c.int} default 0`,
    `alter table revision add column is_merge ${c.flag} default 0`,
    `alter table revision add column edited_by ${c.textMaybe}`,
    `alter table revision add column conflicts ${c.json} default '[]'`,
    `alter table story add column limits ${c.json} default '{}'`,
    `alter table source add column identity ${c.text} default 'guid'`,
    `alter table source add column term_rules ${c.json} default '[]'`,
    index("revision_by_story", "revision", "story_id"),
    index("story_by_story_key", "story", "story_key"),
  ],
};
