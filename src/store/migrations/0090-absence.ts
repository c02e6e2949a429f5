import type { Migration } from "../columns.ts";

export const absence: Migration = {
  name: "0090-absence",
  up: ({ columns: c, table, unique }) => [
    table("story_absence", {
      story_id: c.of("story"),
      manner: c.text,
      instead_id: c.ofMaybe("story"),
      set_at: c.instant,
    }),
    unique("story_absence_by_story", "story_absence", "story_id"),
  ],
};
