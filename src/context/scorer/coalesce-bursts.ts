import { MINUTE } from "#kit";
import type { ScoreConfig } from "./score-config.ts";

/** Ratings in the order note, rater; places of notes and raters ascend by id. */
export type Ratings = {
  readonly note: Int32Array;
  readonly rater: Int32Array;
  readonly half: Uint8Array;
  readonly at: Float64Array;
};

/** `keep`: 1 for ratings that count. `groups`: places of raters who rated as one, each and all ascending. */
export type Coalesced = { readonly keep: Uint8Array; readonly groups: readonly (readonly number[])[] };

/** For each rating the ratings of the same value on the same note, in the order of time. */
const runsOf = ({ note, half, at }: Ratings): { readonly order: Int32Array; readonly placeOf: Int32Array } => {
  const order = Int32Array.from(note, (_, j) => j).sort((a, b) => note[a]! - note[b]! || half[a]! - half[b]! || at[a]! - at[b]! || a - b);
  const placeOf = new Int32Array(order.length);
  for (let place = 0; place < order.length; place += 1) placeOf[order[place]!] = place;
  return { order, placeOf };
};

/** Pairs of raters who gave the same value to the same notes within minutes, often. */
const linkedPairs = (
  ratings: Ratings,
  raters: number,
  coalesce: ScoreConfig["coalesce"],
  isLookedAt: Uint8Array | null,
): readonly (readonly [number, number])[] => {
  const { note, rater, half, at } = ratings;
  const { order, placeOf } = runsOf(ratings);
  const counts = new Int32Array(raters);
  for (let j = 0; j < rater.length; j += 1) if (isLookedAt?.[j] !== 0) counts[rater[j]!]! += 1;
  const own = Int32Array.from(rater, (_, j) => j)
    .filter((j) => isLookedAt?.[j] !== 0)
    .sort((a, b) => rater[a]! - rater[b]! || a - b);
  const shared = new Int32Array(raters);
  const pairs: (readonly [number, number])[] = [];
  for (let from = 0, to = 0; from < own.length; from = to) {
    const u = rater[own[from]!]!;
    while (to < own.length && rater[own[to]!] === u) to += 1;
    if (to - from < coalesce.minShared) continue;
    const met: number[] = [];
    const look = (j: number, step: 1 | -1): void => {
      for (let place = placeOf[j]! + step; place >= 0 && place < order.length; place += step) {
        const other = order[place]!;
        const isNear = note[other] === note[j] && half[other] === half[j] && Math.abs(at[other]! - at[j]!) <= coalesce.windowMin * MINUTE;
        if (!isNear) return;
        const v = rater[other]!;
        if (v <= u) continue;
        if (shared[v] === 0) met.push(v);
        shared[v]! += 1;
      }
    };
    for (let place = from; place < to; place += 1) {
      look(own[place]!, 1);
      look(own[place]!, -1);
    }
    for (const v of met) {
      if (shared[v]! >= coalesce.minShared && shared[v]! >= coalesce.minShare * Math.min(to - from, counts[v]!)) pairs.push([u, v]);
      shared[v] = 0;
    }
  }
  return pairs;
};

const groupsOf = (pairs: readonly (readonly [number, number])[], raters: number): readonly (readonly number[])[] => {
  const parent = Int32Array.from({ length: raters }, (_, u) => u);
  const rootOf = (u: number): number => {
    let root = u;
    while (parent[root] !== root) root = parent[root] = parent[parent[root]!]!;
    return root;
  };
  for (const [u, v] of pairs) {
    const [a, b] = [rootOf(u), rootOf(v)];
    parent[Math.max(a, b)] = Math.min(a, b);
  }
  const groups = Map.groupBy(new Set(pairs.flat().toSorted((a, b) => a - b)), rootOf);
  return [...groups.values()];
};

/**
 * Makes one rater of those who rate as one: two who gave the same value to the same note within ten minutes, on six notes and two in five of the
 * smaller one's ratings. Of such a group only the earliest rating of a note counts (the lowest id on a tie), and none of a note that one of them
 * wrote. `known`: groups found before; `isLookedAt`: 1 for the ratings that raters are compared by, absent for all. `authors[k]`: the place of the rater who wrote note k, -1 where none did. The rule flagged no more than 3 % of honest raters in
 * simulations; invitations to rate must be spread over time, or those who follow one alarm look like one.
 */
export const coalesceBursts = (
  ratings: Ratings,
  raters: number,
  authors: Int32Array,
  config: ScoreConfig["coalesce"],
  { known = [], isLookedAt = null }: { readonly known?: readonly (readonly number[])[]; readonly isLookedAt?: Uint8Array | null } = {},
): Coalesced => {
  const before = known.flatMap((group) => group.slice(1).map((u) => [group[0]!, u] as const));
  const groups = groupsOf([...before, ...linkedPairs(ratings, raters, config, isLookedAt)], raters);
  const keep = new Uint8Array(ratings.note.length).fill(1);
  if (groups.length === 0) return { keep, groups };
  const groupOf = new Int32Array(raters).fill(-1);
  for (const [no, group] of groups.entries()) for (const u of group) groupOf[u] = no;
  const earliest = new Map<number, number>();
  for (let j = 0; j < keep.length; j += 1) {
    const group = groupOf[ratings.rater[j]!]!;
    if (group < 0) continue;
    keep[j] = 0;
    const [k, author] = [ratings.note[j]!, authors[ratings.note[j]!]!];
    if (author >= 0 && groupOf[author] === group) continue;
    const key = k * groups.length + group;
    const best = earliest.get(key);
    if (best === undefined || ratings.at[j]! < ratings.at[best]!) earliest.set(key, j);
  }
  for (const j of earliest.values()) keep[j] = 1;
  return { keep, groups };
};
