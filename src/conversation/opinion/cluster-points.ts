import { hashUnit } from "#kit";

export type Point = readonly [number, number];

/** `group[k]`: the group of point k; groups are numbered by how many they are, largest first. */
export type Clusters = { readonly groups: number; readonly group: readonly number[]; readonly inertia: number };

const RESTARTS = 8;
const ROUNDS_MOST = 100;
const SAMPLE = 1_000; // points that a silhouette is taken over at the most

const squared = (a: Point, b: Point): number => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2;

const nearest = (point: Point, centers: readonly Point[]): number => {
  let best = 0;
  for (let g = 1; g < centers.length; g += 1) if (squared(point, centers[g]!) < squared(point, centers[best]!)) best = g;
  return best;
};

const meanOf = (points: readonly Point[]): Point => [
  points.reduce((sum, [x]) => sum + x, 0) / points.length,
  points.reduce((sum, [, y]) => sum + y, 0) / points.length,
];

/** The point farthest from the middle, then always the one farthest from those taken; ties by the order given. */
const maximinStart = (points: readonly Point[], k: number): readonly Point[] => {
  const farthest = (from: readonly Point[]): Point =>
    points.reduce((best, point) => {
      const distance = (one: Point): number => Math.min(...from.map((other) => squared(one, other)));
      return distance(point) > distance(best) ? point : best;
    }, points[0]!);
  const centers = [farthest([meanOf(points)])];
  while (centers.length < k) centers.push(farthest(centers));
  return centers;
};

const hashedStart = (points: readonly Point[], ids: readonly string[], k: number, no: number): readonly Point[] =>
  points
    .map((point, at) => ({ point, by: hashUnit(`start ${no}:${ids[at] ?? ""}`) }))
    .toSorted((a, b) => a.by - b.by)
    .slice(0, k)
    .map(({ point }) => point);

const lloyd = (points: readonly Point[], start: readonly Point[]): { readonly group: readonly number[]; readonly inertia: number } => {
  let centers = start;
  let group: readonly number[] = points.map((point) => nearest(point, centers));
  for (let round = 0; round < ROUNDS_MOST; round += 1) {
    const byGroup = Map.groupBy(points.keys(), (at) => group[at]!);
    centers = centers.map((center, g) => {
      const own = byGroup.get(g);
      return own === undefined ? center : meanOf(own.map((at) => points[at]!));
    });
    const next = points.map((point) => nearest(point, centers));
    if (next.every((g, at) => g === group[at])) break;
    group = next;
  }
  return { group, inertia: points.reduce((sum, point, at) => sum + squared(point, centers[group[at]!]!), 0) };
};

/**
 * k-means from the points farthest apart and from eight starts drawn from the ids; the least inertia wins. Give the points in the order of their
 * ids: then the same people always fall into the same groups.
 */
export const clusterPoints = (points: readonly Point[], ids: readonly string[], k: number): Clusters => {
  const starts = [maximinStart(points, k), ...Array.from({ length: RESTARTS }, (_, no) => hashedStart(points, ids, k, no))];
  const best = starts.map((start) => lloyd(points, start)).reduce((a, b) => (b.inertia < a.inertia - 1e-12 ? b : a));
  const sizes = Map.groupBy(best.group, (g) => g);
  const bySize = [...sizes.keys()].toSorted(
    (a, b) => sizes.get(b)!.length - sizes.get(a)!.length || best.group.indexOf(a) - best.group.indexOf(b),
  );
  return { groups: bySize.length, group: best.group.map((g) => bySize.indexOf(g)), inertia: best.inertia };
};

/** How much nearer people stand to their own group than to the next, from -1 to 1: the mean over all, of a sample of many. */
export const silhouetteOf = (points: readonly Point[], group: readonly number[]): number => {
  const step = Math.max(1, Math.floor(points.length / SAMPLE));
  const sampled = [...points.keys()].filter((at) => at % step === 0);
  const byGroup = [...Map.groupBy(sampled, (at) => group[at]!).entries()];
  const values = sampled.map((at) => {
    const means = new Map(
      byGroup.map(([g, members]) => {
        const others = members.filter((other) => other !== at);
        const sum = others.reduce((all, other) => all + Math.sqrt(squared(points[at]!, points[other]!)), 0);
        return [g, { n: others.length, mean: sum / Math.max(1, others.length) }] as const;
      }),
    );
    const own = means.get(group[at]!)!;
    if (own.n === 0) return 0;
    const next = Math.min(...[...means].filter(([g]) => g !== group[at]).map(([, { mean }]) => mean));
    return Number.isFinite(next) ? (next - own.mean) / Math.max(next, own.mean, Number.MIN_VALUE) : 0;
  });
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
};
