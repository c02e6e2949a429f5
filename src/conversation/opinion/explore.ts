import { DAY, hashUnit } from "#kit";
import type { House } from "#store";
import type { Exploration } from "../rank-comment.ts";
import type { CommentTable } from "../tables.ts";
import type { GroupVotes } from "./polis-statistics.ts";

const EXPLORED_FOR_MS = DAY;
/** Every so-manyth place of the bridging order is for new comments with few votes; else the first votes would settle everything. */
export const EXPLORE_EVERY = 4;
const MILLION = 1_000_000;
const AGAINST_MOST = 5; // so many who say that it does not help, and more of them than others: no place is given

/**
 * A place in a draw without replacement in which a comment with n votes weighs 1 + 8 * 2^(-n/5) (Efraimidis and Spirakis 2006; the weight is
 * Polis'), in millionths, the highest first. Drawn from the id and the votes, so that every reader of a moment meets the same order.
 */
const drawn = (id: string, n: number): number =>
  Math.round((MILLION * Math.log(Math.max(1e-9, hashUnit(`${id}:${n}`)))) / (1 + 8 * 2 ** (-n / 5)));

/**
 * Where a comment of the last day stands among those that may have an exploration place: for readers of no known group by all votes, for those of
 * a group by the group's own. Null for one that may not, or no longer.
 */
export const explorationScores = (
  house: Pick<House, "clock">,
  comment: Pick<CommentTable, "id" | "posted_at" | "state" | "respect" | "doesnt_help">,
  groups: readonly GroupVotes[],
): Readonly<Partial<Record<Exploration, number | null>>> => {
  const isMostlyAgainst = comment.doesnt_help >= AGAINST_MOST && comment.doesnt_help > comment.respect;
  const isNew = house.clock.ms() - Date.parse(comment.posted_at) < EXPLORED_FOR_MS;
  const may = isNew && comment.state === "published" && !isMostlyAgainst;
  const of = (n: number): number | null => (may ? drawn(comment.id, n) : null);
  return {
    explore: of(comment.respect + comment.doesnt_help),
    ...Object.fromEntries(groups.map(({ respect, doesntHelp }, group) => [`explore-${group}`, of(respect + doesntHelp)])),
  };
};
