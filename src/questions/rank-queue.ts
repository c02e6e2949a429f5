import { DAY } from "#kit";

export type Queued = {
  readonly id: string;
  readonly wants: number;
  readonly askedMs: number;
  /** Opinion groups among those who want to know; 0 while none are known. */
  readonly groups: number;
};

const HALVES_MS = 7 * DAY; // a question loses half its weight in a week
const FEW_WANTS = 3;
const FEW_EVERY = 5; // one place in five goes to a question that few have seen

/** `ln(1+wants) · (1 + ½·groups/G) · ½^(age/7 days)`; `groupsAll` is G, at least 1. */
export const priorityOf = ({ wants, askedMs, groups }: Omit<Queued, "id">, groupsAll: number, nowMs: number): number =>
  Math.log1p(Math.max(0, wants)) *
  (1 + (0.5 * Math.min(groups, groupsAll)) / Math.max(1, groupsAll)) *
  0.5 ** (Math.max(0, nowMs - askedMs) / HALVES_MS);

/**
 * The order in which the desk looks at questions: by priority, of equals the oldest first; every fifth place goes to one with fewer than three
 * wants, the longest waiting first, while there are any.
 */
export const rankQueue = <Item extends Queued>(items: readonly Item[], groupsAll: number, nowMs: number): readonly Item[] => {
  const scored = items.map((item) => ({ item, score: priorityOf(item, groupsAll, nowMs) }));
  const byAge = (a: Item, b: Item): number => a.askedMs - b.askedMs || (a.id < b.id ? -1 : 1);
  const first = scored.toSorted((a, b) => b.score - a.score || byAge(a.item, b.item)).map(({ item }) => item);
  const few = items.filter((item) => item.wants < FEW_WANTS).toSorted(byAge);
  const taken = new Set<string>();
  const ranked: Item[] = [];
  const next = (from: readonly Item[]): Item | undefined => from.find(({ id }) => !taken.has(id));
  while (ranked.length < items.length) {
    const item = ((ranked.length + 1) % FEW_EVERY === 0 ? next(few) : undefined) ?? next(first);
    if (item === undefined) break;
    taken.add(item.id);
    ranked.push(item);
  }
  return ranked;
};
