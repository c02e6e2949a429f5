import { findGroups, type OneVote, THREAD_FLOORS, type WhyNoGroups } from "./find-groups.ts";
import { type Cell, gicGeo, standingFindings, standoutOf } from "./polis-statistics.ts";

/** How one group voted on a comment; null where fewer than five did. */
export type GroupCell = { readonly agree: number; readonly disagree: number; readonly n: number } | null;

/** A comment of the panel, by groups A, B, …; `size` of each group stands beside them. */
export type AgreedComment = { readonly commentId: string; readonly groups: readonly GroupCell[] };

/**
 * What the panel "Where do we agree?" says of a conversation. Without groups only totals and why. `people`: those who judged enough replies.
 */
export type Agreement = {
  readonly people: number;
  readonly votes: number;
  readonly comments: number;
  readonly why: WhyNoGroups | null;
  readonly sizes: readonly number[];
  readonly agreed: readonly AgreedComment[];
  readonly apart: readonly AgreedComment[];
};

const CELL_LEAST = 5; // fewer, and a number would be somebody
const REST_LEAST = 10;
const AGREED_LEAST = 0.55;
const SHOWN_MOST = 5;

type Tallied = { readonly commentId: string; readonly cells: readonly Cell[] };

const sumCells = (cells: readonly Cell[]): Cell =>
  cells.reduce((a, b) => ({ agree: a.agree + b.agree, disagree: a.disagree + b.disagree, seen: a.seen + b.seen }), {
    agree: 0,
    disagree: 0,
    seen: 0,
  });

const tally = (votes: readonly OneVote[], groupOf: ReadonlyMap<string, number>, groups: number): readonly Tallied[] =>
  [...Map.groupBy(votes, ({ commentId }) => commentId)].map(([commentId, own]) => ({
    commentId,
    cells: Array.from({ length: groups }, (_, g) => {
      const ofGroup = own.filter(({ memberId }) => groupOf.get(memberId) === g);
      const agree = ofGroup.filter(({ value }) => value === 1).length;
      return { agree, disagree: ofGroup.filter(({ value }) => value === -1).length, seen: ofGroup.length };
    }),
  }));

const shownOf = ({ commentId, cells }: Tallied): AgreedComment => ({
  commentId,
  groups: cells.map(({ agree, disagree, seen }) => (seen < CELL_LEAST ? null : { agree, disagree, n: seen })),
});

/** The comments that tell a group apart and are not luck: five votes inside, ten outside, the tests of Polis, Benjamini and Hochberg over all pairs. */
const apartOf = (tallied: readonly Tallied[]): readonly Tallied[] => {
  const pairs = tallied.flatMap((one) =>
    one.cells.flatMap((own, g) => {
      const rest = sumCells(one.cells.filter((_, other) => other !== g));
      return own.seen < CELL_LEAST || rest.seen < REST_LEAST ? [] : [{ one, g, ...standoutOf(own, rest) }];
    }),
  );
  const stands = standingFindings(pairs.map(({ p }) => p));
  const found = pairs.filter(({ passes }, no) => passes && stands[no] === true);
  const strongest = [...Map.groupBy(found, ({ g }) => g).values()].flatMap((own) =>
    own.toSorted((a, b) => b.metric - a.metric).slice(0, SHOWN_MOST),
  );
  return [...new Set(strongest.toSorted((a, b) => b.metric - a.metric).map(({ one }) => one))].slice(0, SHOWN_MOST);
};

/** Where people of a conversation agree and where they differ, from its votes. */
export const agreementOf = (votes: readonly OneVote[]): Agreement => {
  const totals = { votes: votes.length, comments: new Set(votes.map(({ commentId }) => commentId)).size };
  const groups = findGroups(votes, THREAD_FLOORS);
  if (!groups.ok) return { ...totals, people: groups.people, why: groups.why, sizes: [], agreed: [], apart: [] };
  const { people, group, groups: count } = groups.found;
  const tallied = tally(votes, new Map(people.map((id, at) => [id, group[at]!] as const)), count).toSorted((a, b) =>
    a.commentId < b.commentId ? -1 : 1,
  );
  const agreed = tallied
    .filter(({ cells }) => cells.every(({ seen }) => seen >= CELL_LEAST) && gicGeo(cells) >= AGREED_LEAST)
    .toSorted((a, b) => gicGeo(b.cells) - gicGeo(a.cells))
    .slice(0, SHOWN_MOST);
  return {
    ...totals,
    people: people.length,
    why: null,
    sizes: Array.from({ length: count }, (_, g) => group.filter((one) => one === g).length),
    agreed: agreed.map(shownOf),
    apart: apartOf(tallied.filter((one) => !agreed.includes(one))).map(shownOf),
  };
};
