import type { Migration } from "../columns.ts";

export const manuscriptOver: Migration = {
  name: "0077-manuscript-over",
  up: ({ columns: c, table, index }) => [
    `alter table manuscript add column over_revision ${c.textMaybe}`,
    `alter table manuscript add column clean_no ${c.intMaybe}`,
    `alter table manuscript add column conflicts ${c.json} default '[]'`,
    `alter table manuscript add column tab ${c.text} default ''`,
    `alter table manuscript add column tab_no ${c.int} default 0`,
    table("manuscript_part", { manuscript_id: c.of("manuscript"), place: c.int, story_id: c.of("story"), revision_id: c.of("revision") }, [
      "primary key (manuscript_id, place)",
    ]),
    index("manuscript_part_by_story", "manuscript_part", "story_id"),
  ],
};
