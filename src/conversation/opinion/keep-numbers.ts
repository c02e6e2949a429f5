import type { Groups } from "./find-groups.ts";

/** Numbers groups as they were numbered before, by whom they share; what is new takes the free numbers. */
export const keepNumbers = ({ people, group, groups }: Groups, before: ReadonlyMap<string, number>): ReadonlyMap<string, number> => {
  const shared = Array.from({ length: groups }, () => Array.from({ length: groups }, () => 0));
  for (const [at, id] of people.entries()) {
    const old = before.get(id);
    if (old !== undefined && old < groups) shared[group[at]!]![old]! += 1;
  }
  const pairs = shared
    .flatMap((row, now) => row.map((n, old) => ({ now, old, n })))
    .toSorted((a, b) => b.n - a.n || a.now - b.now || a.old - b.old);
  const number = new Map<number, number>();
  for (const { now, old } of pairs) if (!number.has(now) && ![...number.values()].includes(old)) number.set(now, old);
  return new Map(people.map((id, at) => [id, number.get(group[at]!) ?? group[at]!] as const));
};
