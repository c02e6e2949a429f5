import { breathe } from "#kit";
import type { House } from "#store";
import "../tables.ts";
import type { OneVote } from "./find-groups.ts";

const CHUNK = 500; // rows read at a time, so that readers are answered in between

/** A vote with who wrote the comment, and under what. */
export type CommentVote = OneVote & { readonly authorId: string; readonly storyId: string };

/** Votes cast since an instant on comments that readers can see. */
export const votesSince = async (house: House, since: string): Promise<readonly CommentVote[]> => {
  const votes: CommentVote[] = [];
  let after: readonly [string, string] = ["", ""];
  for (;;) {
    const [commentId, memberId] = after;
    const rows = await house.store.db
      .selectFrom("vote")
      .innerJoin("comment", "comment.id", "vote.comment_id")
      .select(["vote.member_id", "vote.comment_id", "vote.value", "comment.author_id", "comment.story_id"])
      .where("vote.kind", "=", "vote")
      .where("vote.at", ">", since)
      .where("comment.state", "=", "published")
      .where("vote.comment_id", ">=", commentId)
      .where((eb) => eb.or([eb("vote.comment_id", ">", commentId), eb("vote.member_id", ">", memberId)]))
      .orderBy("vote.comment_id")
      .orderBy("vote.member_id")
      .limit(CHUNK)
      .execute();
    for (const row of rows)
      votes.push({
        memberId: row.member_id,
        commentId: row.comment_id,
        value: row.value === 1 ? 1 : -1,
        authorId: row.author_id,
        storyId: row.story_id,
      });
    const last = rows.at(-1);
    if (last === undefined || rows.length < CHUNK) return votes;
    after = [last.comment_id, last.member_id];
    await breathe();
  }
};
