import type { Migration } from "../columns.ts";

export const derived: Migration = {
  name: "0091-derived",
  up: ({ columns: c, table, index, unique }) => [
    table("story_basis", { story_id: c.of("story"), basis_id: c.of("story"), how: c.text }),
    unique("story_basis_by_story", "story_basis", "story_id, basis_id, how"),
    index("story_basis_by_basis", "story_basis", "basis_id"),
    table("story_flag", {
      id: c.key,
      story_id: c.of("story"),
      basis_id: c.of("story"),
      what: c.text,
      raised_at: c.instant,
      seen_at: c.instantMaybe,
      seen_by: c.textMaybe,
    }),
    index("story_flag_open", "story_flag", "raised_at desc, id", "seen_at is null"),
    index("story_flag_by_story", "story_flag", "story_id"),
  ],
};
