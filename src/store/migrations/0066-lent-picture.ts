import type { Migration } from "../columns.ts";

/** Pictures that came with a source's story and stand in the newsroom's own. */
export const lentPicture: Migration = {
  name: "0066-lent-picture",
  up: ({ columns: c, table, index }) => [
    table("lent_picture", {
      sha: c.key,
      story_id: c.of("story"),
      alt: c.text,
      bar: c.text,
      written: c.json,
      lent_at: c.instant,
      lent_by: c.textMaybe,
    }),
    index("lent_picture_by_story", "lent_picture", "story_id"),
  ],
};
