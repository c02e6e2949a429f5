import type { Migration } from "../columns.ts";

export const heldWords: Migration = {
  name: "0099-held-words",
  up: ({ columns: c, table, index }) => [
    table("manuscript_held", { manuscript_id: c.of("manuscript"), story_id: c.of("story") }, ["primary key (manuscript_id, story_id)"]),
    index("manuscript_held_by_story", "manuscript_held", "story_id"),
    `insert into manuscript_held (manuscript_id, story_id) select distinct manuscript_id, story_id from manuscript_part`,
  ],
};
