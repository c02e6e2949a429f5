import type { AlsoJudged } from "#conversation";
import { countedRatings } from "./run-input.ts";

/** The ratings of notes since an instant as votes, for the site's opinion groups: only those that count. */
export const alsoJudged: AlsoJudged = async (house, since) =>
  (await countedRatings(house))
    .filter((row) => row.at > since)
    .map((row) => ({ memberId: row.rater_id, commentId: `note:${row.note_id}`, value: row.value === 1 ? 1 : row.value === 0 ? -1 : 0 }));
