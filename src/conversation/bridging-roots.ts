import { sql } from "kysely";
import { type Actor, cursorOf, keyOf } from "#kit";
import type { House } from "#store";
import { ROOTS_A_PAGE } from "./comment.ts";
import { EXPLORE_EVERY } from "./opinion/explore.ts";
import { groupInThread } from "./opinion/group-votes.ts";
import { type Exploration, turnAt, TURNS_KEPT } from "./rank-comment.ts";
import { rootRows, type Roots } from "./root-rows.ts";
import type { Row } from "./view.ts";

/** Places of a comment in the bridging order and in the exploration one; null where it has none there. */
type Ranked = Row & {
  readonly b_score: number;
  readonly b_seq: number;
  readonly e_score: number | null;
  readonly e_seq: number | null;
};

/** Where a reading stands: the turn it began in, how many places were shown, and how far each of the two orders has been used up. */
type Reading = {
  readonly turn: number;
  readonly places: number;
  readonly bridging: readonly [number, number];
  readonly exploration: readonly [number, number];
};

const MOST = Number.MAX_SAFE_INTEGER;

const readingOf = (now: number, after: string | undefined): Reading => {
  const key = keyOf(after, 6);
  const numbers = key?.map(Number) ?? [];
  if (numbers.length !== 6 || !numbers.every((part) => Number.isSafeInteger(part)))
    return { turn: now, places: 0, bridging: [MOST, MOST], exploration: [MOST, MOST] };
  const [began, places, b1, b2, e1, e2] = numbers;
  return { turn: Math.min(now, Math.max(now - TURNS_KEPT, began!)), places: places!, bridging: [b1!, b2!], exploration: [e1!, e2!] };
};

/** Comments that neither order has come to: those are exactly the ones that have not been shown. */
const unshown = (house: House, actor: Actor, storyId: string, sort: Exploration, { turn, bridging, exploration }: Reading) =>
  rootRows(house, actor, storyId)
    .innerJoin("comment_rank as b", (join) =>
      join.onRef("b.comment_id", "=", "comment.id").on("b.sort", "=", "bridging").on("b.from_no", "<=", turn).on("b.to_no", ">", turn),
    )
    .leftJoin("comment_rank as e", (join) =>
      join.onRef("e.comment_id", "=", "comment.id").on("e.sort", "=", sort).on("e.from_no", "<=", turn).on("e.to_no", ">", turn),
    )
    .select(["b.score as b_score", "b.seq as b_seq", "e.score as e_score", "e.seq as e_seq"])
    .where("b.thread_id", "=", `story:${storyId}`)
    .where(sql<boolean>`(b.score, b.seq) < (${bridging[0]}, ${bridging[1]})`)
    .where((eb) => eb.or([eb("e.score", "is", null), sql<boolean>`(e.score, e.seq) < (${exploration[0]}, ${exploration[1]})`]));

/** Puts the page together: every fourth place is the next exploration's, the others the next of the order by score; each comment once. */
const merged = (byScore: readonly Ranked[], toExplore: readonly Ranked[], reading: Reading): Roots => {
  const shown = new Map<string, Ranked>();
  let { bridging, exploration } = reading;
  let [b, e] = [0, 0];
  const skip = (): void => {
    for (; b < byScore.length && shown.has(byScore[b]!.id); b += 1) bridging = [byScore[b]!.b_score, byScore[b]!.b_seq];
    for (; e < toExplore.length && shown.has(toExplore[e]!.id); e += 1) exploration = [toExplore[e]!.e_score!, toExplore[e]!.e_seq!];
  };
  while (shown.size < ROOTS_A_PAGE) {
    const isExploration = (reading.places + shown.size + 1) % EXPLORE_EVERY === 0 && e < toExplore.length;
    const next = isExploration ? toExplore[e] : byScore[b];
    if (next === undefined) break;
    shown.set(next.id, next);
    skip();
  }
  const isMore = b < byScore.length;
  return {
    turn: reading.turn,
    rows: [...shown.values()],
    next: isMore ? cursorOf(reading.turn, reading.places + shown.size, ...bridging, ...exploration) : null,
  };
};

/**
 * A page of the bridging order as it stood in the turn in which the reading began. Two statements; one more for members, whose group decides what
 * is new to it.
 */
export const bridgingRoots = async (house: House, actor: Actor, storyId: string, after?: string): Promise<Roots> => {
  const reading = readingOf(turnAt(house.clock.ms()), after);
  const group = actor.id === null ? null : await groupInThread(house.store.db, actor.id, `story:${storyId}`);
  const sort: Exploration = group === null ? "explore" : `explore-${group}`;
  const explored = ROOTS_A_PAGE / EXPLORE_EVERY;
  const byScore = await unshown(house, actor, storyId, sort, reading)
    .orderBy("b.score", "desc")
    .orderBy("b.seq", "desc")
    .limit(ROOTS_A_PAGE + explored + 1)
    .execute();
  const toExplore = await unshown(house, actor, storyId, sort, reading)
    .where("e.score", "is not", null)
    .orderBy("e.score", "desc")
    .orderBy("e.seq", "desc")
    .limit(ROOTS_A_PAGE + explored)
    .execute();
  return merged(byScore, toExplore, reading);
};
