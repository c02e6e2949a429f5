import type { Migration } from "../columns.ts";

export const liveStories: Migration = {
  name: "0086-live-stories",
  up: ({ columns: c, table, index, unique }) => [
    table("live_story", { story_id: c.of("story"), points: c.text, began_at: c.instant, ended_at: c.instantMaybe }, [
      "primary key (story_id)",
    ]),
    table("live_entry", {
      id: c.key,
      story_id: c.of("story"),
      form_key: c.text,
      at: c.instant,
      headline: c.text,
      body: c.text,
      author: c.text,
      save_no: c.int,
      corrected_at: c.instantMaybe,
      note: c.text,
      is_off: c.flag,
    }),
    index("live_entry_by_story", "live_entry", "story_id, id desc"),
    unique("live_entry_by_form", "live_entry", "story_id, form_key"),
    table("live_version", {
      id: c.serial,
      entry_id: c.of("live_entry"),
      at: c.instant,
      by_name: c.text,
      headline: c.text,
      body: c.text,
      author: c.text,
      note: c.text,
      is_off: c.flag,
    }),
    index("live_version_by_entry", "live_version", "entry_id, id"),
  ],
};
