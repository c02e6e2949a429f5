import type { House } from "#store";
import { groupsOn } from "./opinion/group-votes.ts";
import { bridgingScore, type GroupVotes } from "./opinion/polis-statistics.ts";
import { typicalSeen } from "./rank-comment.ts";
import { scoreComment, type Score } from "./score-comment.ts";
import "./tables.ts";

/** Why a comment stands where it stands in the orders "best" and "bridging". `seen` is 0 where nothing is known. */
export type Why = {
  readonly score: Score;
  readonly respect: number;
  readonly doesntHelp: number;
  readonly seen: number;
  readonly isPicked: boolean;
  /** Its place in the bridging order; a group with fewer than five votes is null, and so is the score, from which its votes would follow. `topic`: whose groups they are, by name; empty: the site's. */
  readonly bridging: { readonly topic: string; readonly score: number | null; readonly groups: readonly (GroupVotes | null)[] };
};

const CELL_LEAST = 5; // fewer, and a number would be somebody

/** The parts that its place is made of, as they are now. Three statements. */
export const explainRank = async (house: House, commentId: string): Promise<Why | null> => {
  const comment = await house.store.db.selectFrom("comment").selectAll().where("id", "=", commentId).executeTakeFirst();
  if (comment === undefined) return null;
  const { respect, doesnt_help: doesntHelp, seen } = comment;
  const isPicked = comment.is_picked === 1;
  const typical = seen > 0 ? 0 : await typicalSeen(house.store.db, comment.thread_id);
  const ageMs = house.clock.ms() - Date.parse(comment.posted_at);
  const { topic, groups } = await groupsOn(house.store.db, comment.id);
  const cells = groups.map((votes) => (votes.respect + votes.doesntHelp < CELL_LEAST ? null : votes));
  const bridging = { topic, score: cells.includes(null) ? null : bridgingScore(groups, { respect, doesntHelp }), groups: cells };
  return { bridging, score: scoreComment({ respect, doesntHelp, seen, typical, isPicked, ageMs }), respect, doesntHelp, seen, isPicked };
};
