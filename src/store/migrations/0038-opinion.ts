import type { Migration } from "../columns.ts";

const FOREVER = "9007199254740991";

export const opinion: Migration = {
  name: "0038-opinion",
  up: ({ columns: c, table, index, unique }) => [
    table("opinion_run", {
      id: c.key,
      at: c.instant,
      people: c.int,
      raters: c.int,
      gauge: c.real,
      silhouette: c.real,
      groups: c.int,
      groups_wished: c.int,
      nights_wished: c.int,
      stage: c.text,
      nights_above: c.int,
      nights_below: c.int,
      why: c.textMaybe,
    }),
    table("opinion_member", { member_id: c.of("member"), group_no: c.int }),
    unique("opinion_member_once", "opinion_member", "member_id"),
    table("comment_group", { comment_id: c.of("comment"), group_no: c.int, respect: c.int, doesnt_help: c.int }),
    unique("comment_group_once", "comment_group", "comment_id, group_no"),
    index("vote_by_time", "vote", "at", "kind = 'vote'"),
    `alter table thread add column agreement ${c.json} default ''`,
    `alter table thread add column agreement_at ${c.instantMaybe}`,
    `insert into comment_rank (thread_id, sort, score, seq, comment_id, from_no, to_no) select thread_id, 'bridging', score, seq, comment_id, 0, ${FOREVER} from comment_rank where sort = 'respected' and to_no = ${FOREVER}`,
  ],
};
