import type { Migration } from "../columns.ts";

export const pictureHold: Migration = {
  name: "0037-picture-hold",
  up: ({ columns: c, table, index }) => [
    `alter table revision_picture add column is_held ${c.flag} default 0`,
    table("picture_hold", { id: c.key, source_id: c.of("source"), story_id: c.of("story"), guid: c.text, name: c.text, at: c.instant }),
    index("picture_hold_by_source", "picture_hold", "source_id"),
    `alter table source add column canonical_rule ${c.text} default 'own'`,
    `alter table revision add column link ${c.text} default ''`,
    index("picture_hold_by_story", "picture_hold", "story_id"),
  ],
};
