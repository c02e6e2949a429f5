import type { Migration } from "../columns.ts";

export const series: Migration = {
  name: "0087-series",
  up: ({ columns: c, table, index, unique }) => [
    table("series", { id: c.key, slug: c.text, title: c.text, about: c.text, lang: c.text, is_done: c.flag, changed_at: c.instant }),
    unique("series_by_slug", "series", "slug"),
    table("series_part", { series_id: c.of("series"), story_id: c.of("story"), place: c.int }, ["primary key (series_id, story_id)"]),
    index("series_part_by_story", "series_part", "story_id"),
  ],
};
