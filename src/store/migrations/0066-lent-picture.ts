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
    // Their pictures become findable as each source's stories are decided on anew.
    `insert into job (id, kind, rank, body, run_at, attempts, most_attempts, state, made_at)
      select 'pictures:' || id, 'source.settle', 3, '{"source":"' || id || '","after":""}', made_at, 0, 12, 'waiting', made_at
      from source where is_own = 0`,
  ],
};
