import type { Migration } from "../columns.ts";

export const topics: Migration = {
  name: "0029-topics",
  up: ({ columns: c, table, index, unique }) => [
    table("media_topic", {
      code: c.key,
      parent: c.textMaybe,
      is_retired: c.flag,
      replaced_by: c.textMaybe,
      names: c.json,
    }),
    table("topic", { slug: c.key, topic_key: c.text, kind: c.text, code: c.textMaybe, name: c.text }),
    unique("topic_by_key", "topic", "topic_key"),
    index("topic_by_code", "topic", "code", "code is not null"),
    `alter table story_topic add column is_direct ${c.flag} default 1`,
    "insert into topic (slug, topic_key, kind, code, name) select slug, 'old:' || slug, 'subject', null, min(name) from story_topic group by slug",
  ],
};
