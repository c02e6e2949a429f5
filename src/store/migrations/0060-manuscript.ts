import type { Migration } from "../columns.ts";

export const manuscript: Migration = {
  name: "0060-manuscript",
  up: ({ columns: c, table, index }) => [
    table("manuscript", {
      id: c.key,
      story_id: c.ofMaybe("story"),
      copy: c.json,
      save_no: c.int,
      sent_no: c.int,
      made_at: c.instant,
      made_by: c.text,
      changed_at: c.instant,
      changed_by: c.text,
      changed_name: c.text,
      lock_by: c.textMaybe,
      lock_name: c.text,
      lock_at: c.instantMaybe,
    }),
    index("manuscript_by_change", "manuscript", "changed_at desc, id"),
    index("manuscript_by_story", "manuscript", "story_id"),
    table("manuscript_version", {
      id: c.serial,
      manuscript_id: c.of("manuscript"),
      at: c.instant,
      by_id: c.text,
      by_name: c.text,
      what: c.text,
      copy: c.json,
    }),
    index("manuscript_version_by_manuscript", "manuscript_version", "manuscript_id, id"),
  ],
};
