import type { Migration } from "../columns.ts";

const FOREVER = "9007199254740991";
const SHOWN = "depth > 0 and state in ('published', 'hidden', 'deleted')";

/**
 * Answers get places among those that answer the same comment, `c:` and its id. They begin as equals, the newer first; the next rescoring, which
 * goes by batches, finds all of them due and gives each what it is worth. In the order "staff" a branch in which the newsroom spoke stands by its
 * latest word, before all others, which stand as they were posted.
 */
export const rankedAnswers: Migration = {
  name: "0065-ranked-answers",
  up: ({ index }) => [
    index("comment_answers", "comment", "parent_id, seq", "parent_id is not null"),
    index("comment_waiting", "comment", "thread_id, author_id, seq", "state in ('held', 'rejected')"),
    ...["best", "respected", "bridging"].map(
      (sort) =>
        `insert into comment_rank (thread_id, sort, score, seq, comment_id, from_no, to_no) select 'c:' || parent_id, '${sort}', 0, seq, id, 0, ${FOREVER} from comment where ${SHOWN}`,
    ),
    `insert into comment_rank (thread_id, sort, score, seq, comment_id, from_no, to_no) select 'c:' || parent_id, 'staff', -seq, seq, id, 0, ${FOREVER} from comment where ${SHOWN}`,
    `with recursive said (id, parent_id, seq) as (
      select c.id, c.parent_id, c.seq from comment as c join member as m on m.id = c.author_id
      where c.depth > 0 and c.state = 'published' and (m.role in ('editor', 'admin')
        or exists (select 1 from talk_label as l where l.story_id = c.story_id and l.member_id = c.author_id))
      union all
      select c.id, c.parent_id, said.seq from said join comment as c on c.id = said.parent_id where c.depth > 0
    ) update comment_rank set score = latest.seq from (select id, max(seq) as seq from said group by id) as latest
    where latest.id = comment_rank.comment_id and comment_rank.sort = 'staff'`,
    `update comment set rescore_at = posted_at where ${SHOWN}`,
  ],
};
