import { type RatingTriples, viewpointGauge } from "#kit";
import type { OpinionRun } from "../tables.ts";
import { findGroups, type FoundGroups, type OneVote, SITE_FLOORS, TOPIC_FLOORS } from "./find-groups.ts";

const NIGHTS_TO_CHANGE = 4; // in a row, before there is another number of groups
const RATINGS_TO_COUNT = 5;

export type NightAsked = {
  readonly votes: readonly OneVote[];
  readonly before: Pick<OpinionRun, "groups" | "groups_wished" | "nights_wished"> | null;
  /** Whether the votes are those under stories of one topic. */
  readonly isOfTopic?: boolean;
};

/** What one night finds: people with five votes and how surely two sides can be told apart; groups, and how long their number has been best. */
export type NightFound = {
  readonly raters: number;
  readonly gauge: number;
  readonly found: FoundGroups;
  readonly wished: number;
  readonly nights: number;
};

const measured = (votes: readonly OneVote[]): { readonly raters: number; readonly gauge: number } => {
  const counts = Map.groupBy(votes, ({ memberId }) => memberId);
  const raters = [...counts]
    .filter(([, own]) => own.length >= RATINGS_TO_COUNT)
    .map(([id]) => id)
    .toSorted();
  const comments = [...new Set(votes.map(({ commentId }) => commentId))].toSorted();
  const [raterAt, commentAt] = [raters, comments].map((ids) => new Map(ids.map((id, at) => [id, at] as const)));
  const counted = votes.filter(({ memberId }) => raterAt!.has(memberId));
  const triples: RatingTriples = {
    note: Int32Array.from(counted, ({ commentId }) => commentAt!.get(commentId)!),
    rater: Int32Array.from(counted, ({ memberId }) => raterAt!.get(memberId)!),
    half: Uint8Array.from(counted, ({ value }) => value + 1),
  };
  return { raters: raters.length, gauge: viewpointGauge(triples, comments, raters) };
};

/** How many groups there are to be: as many as there were, until another number has been best for four nights. */
const chosenGroups = ({ votes, before, isOfTopic = false }: NightAsked): Pick<NightFound, "found" | "wished" | "nights"> => {
  const floors = isOfTopic ? TOPIC_FLOORS : SITE_FLOORS;
  const best = findGroups(votes, floors);
  const wished = best.ok ? best.found.groups : 0;
  const nights = wished === before?.groups_wished ? before.nights_wished + 1 : 1;
  if (before === null || before.groups === 0 || !best.ok || wished === before.groups || nights >= NIGHTS_TO_CHANGE)
    return { found: best, wished, nights };
  const kept = findGroups(votes, floors, before.groups);
  return { found: kept.ok ? kept : best, wished, nights };
};

/** Measures a site's votes and looks for its groups. */
export const groupNight = (asked: NightAsked): NightFound => ({ ...measured(asked.votes), ...chosenGroups(asked) });
