import type { Block } from "./decide-status.ts";

/** One group's ratings of a note: how many, and the sum of their values (yes 1, somewhat ½). */
export type GroupRatings = { readonly n: number; readonly sum: number };

const RATINGS_TO_VETO = 3;
const RATINGS_TO_BE_HEARD = 2;
const SHARE_TO_BE_MISSED = 0.08;

/**
 * What opinion groups have to say against a note: one with three ratings that leans to no has a veto; one of every twelve raters that has hardly
 * rated it is missed. Cheap cover against a brigade that becomes the second viewpoint. `shares`: each group's part of all raters.
 */
export const groupVeto = (groups: readonly GroupRatings[], shares: readonly number[]): readonly Block[] => {
  const isVeto = groups.some(({ n, sum }) => n >= RATINGS_TO_VETO && (sum + 0.5) / (n + 1) < 0.5);
  const isMissing = groups.some(({ n }, no) => n < RATINGS_TO_BE_HEARD && (shares[no] ?? 0) >= SHARE_TO_BE_MISSED);
  return [
    ...(isVeto ? [{ to: "help", why: "groupVeto" } as const] : []),
    ...(isMissing ? [{ to: "help", why: "groupMissing" } as const] : []),
  ];
};
