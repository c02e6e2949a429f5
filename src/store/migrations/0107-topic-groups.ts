import type { Migration } from "../columns.ts";

/** Opinion groups by topic, and by which a conversation is ordered; an empty topic is the whole site. */
export const topicGroups: Migration = {
  name: "0107-topic-groups",
  up: ({ columns: c, index, unique }) => [
    `alter table opinion_run add column topic ${c.text} default ''`,
    `alter table opinion_run add column topic_name ${c.text} default ''`,
    index("opinion_run_of_topic", "opinion_run", "topic, id"),
    `alter table opinion_member add column topic ${c.text} default ''`,
    "drop index opinion_member_once",
    unique("opinion_member_once", "opinion_member", "member_id, topic"),
    `alter table thread add column topic ${c.text} default ''`,
    index("thread_of_topic", "thread", "topic", "topic <> ''"),
  ],
};
