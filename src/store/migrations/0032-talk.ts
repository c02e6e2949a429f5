import type { Migration } from "../columns.ts";

/** The last number that a place in an order ends at: it stands until something moves it. */
const FOREVER = "9007199254740991";

export const talk: Migration = {
  name: "0032-talk",
  up: ({ columns: c, table, index, unique }) => [
    `alter table comment add column top_id ${c.text} default ''`,
    "update comment set top_id = root_id",
    `alter table comment add column answers ${c.int} default 0`,
    index("comment_by_parent", "comment", "parent_id"),
    "update comment set answers = (select count(*) from comment as answer where answer.parent_id = comment.id)",
    "drop index comment_by_parent",
    `alter table comment add column edits ${c.int} default 0`,
    `alter table comment add column edited_at ${c.instantMaybe}`,
    `alter table comment add column additions ${c.json} default '[]'`,
    `alter table comment add column mentions ${c.json} default '[]'`,
    `alter table comment add column respect ${c.int} default 0`,
    `alter table comment add column doesnt_help ${c.int} default 0`,
    `alter table comment add column reactions ${c.json} default '{}'`,
    `alter table comment add column seen ${c.int} default 0`,
    `alter table comment add column is_picked ${c.flag} default 0`,
    `alter table comment add column rescore_at ${c.instantMaybe}`,
    index("comment_to_rescore", "comment", "rescore_at", "rescore_at is not null"),
    index("comment_held", "comment", "thread_id, seq", "state = 'held'"),
    `alter table thread add column closed_at ${c.instantMaybe}`,
    `alter table thread add column closes_at ${c.instantMaybe}`,
    `alter table thread add column slow_s ${c.int} default 0`,
    `alter table thread add column is_premoderated ${c.flag} default 0`,
    table("vote", {
      comment_id: c.of("comment"),
      member_id: c.text,
      kind: c.text,
      value: c.int,
      at: c.instant,
    }),
    unique("vote_once", "vote", "comment_id, member_id, kind"),
    index("vote_by_member", "vote", "member_id, at desc"),
    // The thread is no reference: a vote, which holds its comment, must not wait for a post, which holds the thread and wants the comment.
    table("comment_rank", {
      thread_id: c.text,
      sort: c.text,
      score: c.int,
      seq: c.int,
      comment_id: c.of("comment"),
      from_no: c.int,
      to_no: c.int,
    }),
    unique("comment_rank_once", "comment_rank", "comment_id, sort, from_no"),
    index("comment_rank_order", "comment_rank", "thread_id, sort, score desc, seq desc"),
    index("comment_rank_over", "comment_rank", "to_no", `to_no < ${FOREVER}`),
    ...["best", "respected"].map(
      (sort) =>
        `insert into comment_rank (thread_id, sort, score, seq, comment_id, from_no, to_no) select thread_id, '${sort}', 0, seq, id, 0, ${FOREVER} from comment where depth = 0`,
    ),
    table("comment_revision", {
      comment_id: c.of("comment"),
      no: c.int,
      body: c.text,
      at: c.instant,
    }),
    unique("comment_revision_no", "comment_revision", "comment_id, no"),
    table("talk_label", {
      story_id: c.of("story"),
      member_id: c.text,
      kind: c.text,
      words: c.text,
      by_id: c.text,
      at: c.instant,
    }),
    unique("talk_label_once", "talk_label", "story_id, member_id"),
  ],
};
