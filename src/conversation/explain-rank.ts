import type { House } from "#store";
import { typicalSeen } from "./rank-comment.ts";
import { scoreComment, type Score } from "./score-comment.ts";
import "./tables.ts";

/** Why a comment of the first level stands where it stands in the order "best". `seen` is 0 where nothing is known. */
export type Why = {
  readonly score: Score;
  readonly respect: number;
  readonly doesntHelp: number;
  readonly seen: number;
  readonly isPicked: boolean;
};

/** The parts that its place is made of, as they are now; null for an answer, which votes do not move. Two statements. */
export const explainRank = async (house: House, commentId: string): Promise<Why | null> => {
  const comment = await house.store.db.selectFrom("comment").selectAll().where("id", "=", commentId).executeTakeFirst();
  if (comment === undefined || comment.depth > 0) return null;
  const { respect, doesnt_help: doesntHelp, seen } = comment;
  const isPicked = comment.is_picked === 1;
  const typical = seen > 0 ? 0 : await typicalSeen(house.store.db, comment.thread_id);
  const ageMs = house.clock.ms() - Date.parse(comment.posted_at);
  return { score: scoreComment({ respect, doesntHelp, seen, typical, isPicked, ageMs }), respect, doesntHelp, seen, isPicked };
};
