import type { Ddl, Migration } from "../columns.ts";

/** Lets a column hold what is no story: a conversation hangs under a discussion, too. SQLite has no other way than a new column. */
const freed = ({ columns: c, dialect }: Ddl, table: string): readonly string[] =>
  dialect === "postgres"
    ? [`alter table ${table} drop constraint ${table}_story_id_fkey`]
    : [
        `alter table ${table} add column subject_id ${c.text} default ''`,
        `update ${table} set subject_id = story_id`,
        `alter table ${table} drop column story_id`,
        `alter table ${table} rename column subject_id to story_id`,
      ];

export const discussions: Migration = {
  name: "0072-discussions",
  up: (ddl) => {
    const { columns: c, table, index, unique } = ddl;
    return [
      table("discussion", {
        id: c.key,
        slug: c.text,
        title: c.text,
        lang: c.text,
        forum: c.text,
        by_id: c.textMaybe,
        opening_id: c.textMaybe,
        at: c.instant,
        said_at: c.instant,
        replies: c.int,
        is_prompt: c.flag,
      }),
      index("discussion_new", "discussion", "forum, at desc, id desc"),
      index("discussion_active", "discussion", "forum, said_at desc, id desc"),
      index("discussion_by_author", "discussion", "by_id, at desc", "by_id is not null"),
      table("discussion_story", { discussion_id: c.of("discussion"), story_id: c.of("story"), is_shown: c.flag }),
      unique("discussion_story_once", "discussion_story", "discussion_id, story_id"),
      index("discussion_of_story", "discussion_story", "story_id"),
      "drop index talk_label_once",
      ...["thread", "draft", "talk_label"].flatMap((each) => freed(ddl, each)),
      unique("talk_label_once", "talk_label", "story_id, member_id"),
    ];
  },
};
