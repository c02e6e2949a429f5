import { type RatingTriples, viewpointGauge } from "#kit";
import { clusterPoints, silhouetteOf } from "./cluster-points.ts";
import { projectVotes, type TableVote } from "./project-votes.ts";

/** What somebody said of a comment: respect, neither, doesn't help. */
export type OneVote = { readonly memberId: string; readonly commentId: string; readonly value: 1 | 0 | -1 };

/** What must be there before groups are spoken of: privacy first, then whether there are groups at all. */
export type Floors = {
  readonly votesEach: number;
  readonly people: number;
  readonly comments: number;
  readonly silhouette: number;
  readonly smallest: number;
  readonly smallestShare: number;
  readonly gauge: number;
};

/** Under one story. Fewer would let readers find out how somebody voted, or see groups where there is chance. */
export const THREAD_FLOORS: Floors = {
  votesEach: 7,
  people: 60,
  comments: 15,
  silhouette: 0.25,
  smallest: 8,
  smallestShare: 0.1,
  gauge: 0.3,
};
/** Over the whole site; whether its axis is real, its stage decides. */
export const SITE_FLOORS: Floors = { ...THREAD_FLOORS, votesEach: 10, people: 30, gauge: 0 };

/** Under the stories of a topic: no stage says whether their axis is real. */
export const TOPIC_FLOORS: Floors = { ...THREAD_FLOORS, votesEach: 10 };

export type WhyNoGroups = "people" | "comments" | "apart" | "small" | "gauge";

/** People who voted enough, in the order of their ids, and the group of each. Groups are numbered by size, largest first. */
export type Groups = {
  readonly people: readonly string[];
  readonly group: readonly number[];
  readonly groups: number;
  readonly silhouette: number;
};

export type FoundGroups =
  | { readonly ok: true; readonly found: Groups; readonly gauge: number }
  | { readonly ok: false; readonly why: WhyNoGroups; readonly people: number; readonly gauge: number };

const GROUPS_MOST = 5;
const PEOPLE_A_GROUP = 12;

type Table = { readonly people: readonly string[]; readonly comments: readonly string[]; readonly rows: readonly (readonly TableVote[])[] };

/** Votes as rows of those who voted on `votesEach` comments. */
const tableOf = (votes: readonly OneVote[], votesEach: number): Table => {
  const byPerson = Map.groupBy(votes, ({ memberId }) => memberId);
  const people = [...byPerson]
    .filter(([, own]) => own.length >= votesEach)
    .map(([id]) => id)
    .toSorted();
  const comments = [...new Set(people.flatMap((id) => byPerson.get(id)!.map(({ commentId }) => commentId)))].toSorted();
  const columns = new Map(comments.map((id, column) => [id, column] as const));
  const rows = people.map((id) =>
    byPerson
      .get(id)!
      .map(({ commentId, value }) => ({ column: columns.get(commentId)!, value }))
      .toSorted((a, b) => a.column - b.column),
  );
  return { people, comments, rows };
};

const triplesOf = ({ rows }: Table): RatingTriples => {
  const all = rows.flatMap((row, rater) => row.map(({ column, value }) => ({ note: column, rater, half: value + 1 })));
  return {
    note: Int32Array.from(all, ({ note }) => note),
    rater: Int32Array.from(all, ({ rater }) => rater),
    half: Uint8Array.from(all, ({ half }) => half),
  };
};

/** Largest number of groups that so many people may be looked at in. */
export const groupsMost = (people: number): number => Math.min(GROUPS_MOST, 2 + Math.floor(people / PEOPLE_A_GROUP));

/**
 * Opinion groups from votes, or why there are none to speak of. The same votes give the same groups, in whatever order they come. `asked`: how many
 * groups; absent, the number that sets people apart best.
 */
export const findGroups = (votes: readonly OneVote[], floors: Floors, asked?: number): FoundGroups => {
  const table = tableOf(votes, floors.votesEach);
  const { people, comments, rows } = table;
  const none = (why: WhyNoGroups, gauge = 0): FoundGroups => ({ ok: false, why, people: people.length, gauge });
  if (people.length < floors.people) return none("people");
  if (comments.length < floors.comments) return none("comments");
  const gauge = viewpointGauge(triplesOf(table), comments, people);
  if (gauge < floors.gauge) return none("gauge", gauge);
  const { points } = projectVotes({ width: comments.length, rows });
  const counts = asked === undefined ? Array.from({ length: groupsMost(people.length) - 1 }, (_, no) => 2 + no) : [asked];
  const tried = counts.map((k) => {
    const { group, groups } = clusterPoints(points, people, k);
    return { people, group, groups, silhouette: groups < k ? -1 : silhouetteOf(points, group) };
  });
  const found = tried.reduce((best, next) => (next.silhouette > best.silhouette + 1e-12 ? next : best));
  if (found.silhouette < floors.silhouette) return none("apart", gauge);
  const sizes = Array.from({ length: found.groups }, (_, g) => found.group.filter((one) => one === g).length);
  if (Math.min(...sizes) < Math.max(floors.smallest, floors.smallestShare * people.length)) return none("small", gauge);
  return { ok: true, found, gauge };
};
