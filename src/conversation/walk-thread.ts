import { type RawBuilder, sql } from "kysely";
import { type Actor, isModerator } from "#kit";
import type { House } from "#store";
import { type Order, REPLIES_SHOWN, STRETCH } from "./comment.ts";
import { commentRows, type Row } from "./view.ts";

/** A comment that a walk came to: the `n`th below `head`. */
export type Step = Row & { readonly head: string; readonly n: number };

/** `from`: the comment after which the walk goes on, when it does not begin at the head. */
export type Walk = {
  readonly order: Order;
  readonly turn: number;
  readonly most: number;
  readonly heads: readonly string[];
  readonly from?: string | undefined;
};

const LEVELS_SAMPLED = 3;

/** The first answer to the comment `w` and the next one to what `w` answers; `score`, where the order is stored, of the comment that is come to. */
type Steps = {
  readonly child: RawBuilder<unknown>;
  readonly next: RawBuilder<unknown>;
  readonly score: (id: RawBuilder<unknown>) => RawBuilder<unknown>;
};

const byRank = (order: string, turn: number): Steps => {
  const standing = sql`r.sort = ${order} and r.from_no <= ${turn} and r.to_no > ${turn}`;
  const first = sql`order by r.score desc, r.seq desc limit 1`;
  return {
    child: sql`(select r.comment_id from comment_rank as r where r.thread_id = 'c:' || w.id and ${standing} ${first})`,
    next: sql`(select r.comment_id from comment_rank as r where r.thread_id = 'c:' || up.parent_id and ${standing} and (r.score, r.seq) < (w.score, up.seq) ${first})`,
    score: (id) => sql`(select r.score from comment_rank as r where r.comment_id = ${id} and ${standing})`,
  };
};

const byTime = (isNewestFirst: boolean): Steps => {
  const [later, way] = isNewestFirst ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
  const first = sql`and k.state not in ('held', 'rejected') order by k.seq ${way} limit 1`;
  return {
    child: sql`(select k.id from comment as k where k.parent_id = w.id ${first})`,
    next: sql`(select k.id from comment as k where k.parent_id = up.parent_id and k.seq ${later} up.seq ${first})`,
    score: () => sql`cast(0 as bigint)`,
  };
};

const stepsOf = ({ order, turn }: Walk): Steps =>
  order === "newest" || order === "oldest" ? byTime(order === "newest") : byRank(order, turn);

const COME_TO = sql`case when c.id is not null then c.id when w.is_in = 1 then w.id else up.parent_id end`;

/**
 * A walk through what hangs under some comments: every comment before its answers, answers to the same one in their order, each step a look or two
 * at an index however many there are. A row with `is_in` 1 has come to a comment, one with 0 has done with it. With more under a head than are
 * shown (`is_wide` 0), the best answers come with the best answer to each, so that one quarrel does not take all the places.
 */
const walked = (walk: Walk): RawBuilder<{ id: string; head: string; n: number }> => {
  const { child, next, score } = stepsOf(walk);
  const begin =
    walk.from === undefined
      ? sql`select id, id, 1, 0, cast(0 as bigint), case when placed <= ${REPLIES_SHOWN} or ${walk.most} > ${REPLIES_SHOWN} then 1 else 0 end from comment where id in (${sql.join(walk.heads)})`
      : sql`select root_id, id, 1, 0, ${score(sql`comment.id`)}, 1 from comment where id = ${walk.from} and root_id in (${sql.join(walk.heads)})`;
  const level = sql.raw(`(up.depth % ${STRETCH})`);
  return sql`(with recursive walk (head, id, is_in, n, score, is_wide) as (
    ${begin}
    union all
    select w.head,
      ${COME_TO},
      case when c.id is null then 0 else 1 end,
      case when c.id is null then w.n else w.n + 1 end,
      case when c.id is null and w.is_in = 1 then w.score else ${score(COME_TO)} end,
      w.is_wide
    from walk as w
    join comment as up on up.id = w.id
    left join comment as c on c.id = case
      when w.is_in = 1 and (w.id = w.head or ${level} <> 0) and (w.is_wide = 1 or ${level} < ${sql.lit(LEVELS_SAMPLED)}) then ${child}
      when w.is_in = 0 and (w.is_wide = 1 or ${level} = 1) then ${next}
    end
    where w.n < cast(${walk.most} as integer) and not (w.is_in = 0 and w.id = w.head)
  ) select id, head, n from walk where is_in = 1 and n > 0)`;
};

/** What a walk comes to, `most` comments under each head. One statement, which looks at nothing but what it comes to. */
export const walkThread = async (house: House, walk: Walk): Promise<readonly Step[]> =>
  walk.heads.length === 0
    ? []
    : house.store.db
        .selectFrom(walked(walk).as<"walk">("walk"))
        .crossJoin("comment") // SQLite keeps to the order of a cross join
        .leftJoin("comment as parent", "parent.id", "comment.parent_id")
        .whereRef("comment.id", "=", "walk.id")
        .selectAll("comment")
        .select(["parent.author_id as parent_author_id", "parent.state as parent_state", "walk.head", "walk.n"])
        .orderBy("walk.head")
        .orderBy("walk.n")
        .execute();

/** A comment and those it hangs under, up to the head of its page, the head first. One statement. */
export const pathTo = (house: House, headId: string, id: string): Promise<readonly Row[]> => {
  const path = sql`(with recursive path (id, parent_id) as (
    select id, parent_id from comment where id = ${id} and root_id = ${headId}
    union all
    select c.id, c.parent_id from path join comment as c on c.id = path.parent_id where path.id <> ${headId}
  ) select id from path)`;
  return commentRows(house.store.db)
    .where(sql<boolean>`comment.id in ${path}`)
    .orderBy("comment.depth")
    .execute();
};

const WAITING_SHOWN = 50;

/**
 * Answers that wait for a moderator or were turned down, which stand in no order: a member's own, all of them for a moderator. The newest, the
 * oldest of them first. One statement; none for visitors.
 */
export const waitingAnswers = async (house: House, actor: Actor, storyId: string): Promise<readonly Row[]> => {
  if (actor.id === null || actor.role === "source") return [];
  let query = commentRows(house.store.db)
    .where("comment.thread_id", "=", `story:${storyId}`)
    .where(sql<boolean>`comment.state in ('held', 'rejected')`)
    .where("comment.parent_id", "is not", null);
  if (!isModerator(actor)) query = query.where("comment.author_id", "=", actor.id);
  return (await query.orderBy("comment.seq", "desc").limit(WAITING_SHOWN).execute()).toReversed();
};
