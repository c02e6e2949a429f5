import type { AlsoJudged, CommentVote } from "#conversation";
import { ratingBatches } from "./rating-batches.ts";
import { runNotes } from "./run-notes.ts";

type Judged = Pick<CommentVote, "memberId" | "commentId" | "value">;

/** The ratings of notes since an instant as votes, for the site's opinion groups: only those that count. */
export const alsoJudged: AlsoJudged = async (house, since) => {
  const votes: Judged[] = [];
  for await (const rows of ratingBatches(house, await runNotes(house, true)))
    for (const row of rows)
      if (row.at > since)
        votes.push({ memberId: row.rater_id, commentId: `note:${row.note_id}`, value: row.value === 1 ? 1 : row.value === 0 ? -1 : 0 });
  return votes;
};
