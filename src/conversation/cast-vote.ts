import { publish } from "#events";
import { type Actor, DAY, done, later, refuse, type Result } from "#kit";
import { type House, lockRow, type Tx } from "#store";
import { type Reaction, REACTIONS, type VoteValue } from "./comment.ts";
import { countForGroup } from "./opinion/group-votes.ts";
import { rankComment } from "./rank-comment.ts";
import type { CommentTable } from "./tables.ts";
import { talkSubject } from "./talk-subject.ts";
import "./events.ts";

/** `own`: nobody votes on their own words. `too-many`: more in a day than anybody reads. */
export type VoteProblem = "not-signed-in" | "not-there" | "own" | "too-many";

export type Voted = { readonly respect: number; readonly doesntHelp: number; readonly mine: VoteValue };

const VOTES_A_DAY = 500; // a devoted reader casts fifty

const NUMBER = { respect: 1, "doesnt-help": -1, none: 0 } as const satisfies Record<VoteValue, number>;

type Ballot = { readonly kind: string; readonly value: number };

/** What is wrong with this member's voting on this comment; null when nothing is. */
const refusalOf = async (house: House, tx: Tx, memberId: string, comment: CommentTable): Promise<VoteProblem | null> => {
  if (comment.state !== "published") return "not-there";
  if (comment.author_id === memberId) return "own";
  const story = await talkSubject(tx, comment.story_id);
  if (story === null || !story.isPublic || story.isTalkClosed) return "not-there";
  const busy = await tx
    .selectFrom("vote")
    .select("at")
    .where("member_id", "=", memberId)
    .where("at", ">", later(house.clock.now(), -DAY))
    .orderBy("at", "desc")
    .offset(VOTES_A_DAY - 1)
    .limit(1)
    .executeTakeFirst();
  return busy === undefined ? null : "too-many";
};

/** Puts a ballot in the place of the member's former one of that kind; gives by how much each side has changed. */
const put = async (house: House, tx: Tx, comment: CommentTable, memberId: string, { kind, value }: Ballot): Promise<number> => {
  const mine = { comment_id: comment.id, member_id: memberId, kind };
  const former = await tx
    .selectFrom("vote")
    .select("value")
    .where("comment_id", "=", comment.id)
    .where("member_id", "=", memberId)
    .where("kind", "=", kind)
    .executeTakeFirst();
  const before = former?.value ?? 0;
  if (before === value) return before;
  if (value === 0)
    await tx.deleteFrom("vote").where("comment_id", "=", comment.id).where("member_id", "=", memberId).where("kind", "=", kind).execute();
  else
    await tx
      .insertInto("vote")
      .values({ ...mine, value, at: house.clock.now() })
      .onConflict((conflict) => conflict.columns(["comment_id", "member_id", "kind"]).doUpdateSet({ value, at: house.clock.now() }))
      .execute();
  return before;
};

const onComment = <Value>(
  house: House,
  actor: Actor,
  commentId: string,
  work: (tx: Tx, comment: CommentTable, memberId: string) => Promise<Value>,
): Promise<Result<Value, VoteProblem>> =>
  house.store.transact(async (tx) => {
    if (actor.id === null || actor.role === "source" || actor.role === "visitor") return refuse("not-signed-in");
    const comment = await lockRow(house.store.dialect)(tx.selectFrom("comment").selectAll().where("id", "=", commentId)).executeTakeFirst();
    if (comment === undefined) return refuse("not-there");
    const problem = await refusalOf(house, tx, actor.id, comment);
    if (problem !== null) return refuse(problem);
    return done(await work(tx, comment, actor.id));
  });

const tell = (house: House, tx: Tx, comment: CommentTable): Promise<unknown> =>
  publish(house, tx, {
    kind: "comment.voted",
    topic: `votes:${comment.story_id}`, // apart from what live readers follow
    body: { story: comment.story_id, comment: comment.id },
  });

/** Says respect, doesn't help, or takes it back; the same again changes nothing. One's own words cannot be voted on. */
export const castVote = (house: House, actor: Actor, commentId: string, value: VoteValue): Promise<Result<Voted, VoteProblem>> =>
  onComment(house, actor, commentId, async (tx, comment, memberId) => {
    const after = NUMBER[value];
    const before = await put(house, tx, comment, memberId, { kind: "vote", value: after });
    const respect = comment.respect + Number(after === 1) - Number(before === 1);
    const doesntHelp = comment.doesnt_help + Number(after === -1) - Number(before === -1);
    if (before !== after) {
      await tx.updateTable("comment").set({ respect, doesnt_help: doesntHelp }).where("id", "=", comment.id).execute();
      await countForGroup(tx, memberId, comment, { before, after });
      await rankComment(house, tx, { ...comment, respect, doesnt_help: doesntHelp });
      await tell(house, tx, comment);
    }
    return { respect, doesntHelp, mine: value };
  });

/** Reactions as they are stored: how many of each. */
export const reactionsIn = (stored: string): Readonly<Record<Reaction, number>> => {
  const counts = JSON.parse(stored) as Partial<Record<Reaction, number>>;
  return Object.fromEntries(REACTIONS.map((each) => [each, counts[each] ?? 0])) as Record<Reaction, number>;
};

/** Adds a named reaction, or takes it back. Reactions say what a comment did for a reader; they do not move it. */
export const react = (
  house: House,
  actor: Actor,
  commentId: string,
  reaction: Reaction,
  isOn: boolean,
): Promise<Result<Readonly<Record<Reaction, number>>, VoteProblem>> =>
  onComment(house, actor, commentId, async (tx, comment, memberId) => {
    const before = await put(house, tx, comment, memberId, { kind: reaction, value: isOn ? 1 : 0 });
    const counts = reactionsIn(comment.reactions);
    const after = { ...counts, [reaction]: counts[reaction] + Number(isOn) - before };
    if (before !== Number(isOn)) {
      await tx
        .updateTable("comment")
        .set({ reactions: JSON.stringify(after) })
        .where("id", "=", comment.id)
        .execute();
      await tell(house, tx, comment);
    }
    return after;
  });
