import type { Instant } from "./clock.ts";

/** How many instants fall on each day (UTC, YYYY-MM-DD); a day with none is left out. */
export const countByDay = (instants: readonly Instant[]): ReadonlyMap<string, number> =>
  new Map([...Map.groupBy(instants, (at) => at.slice(0, 10))].map(([day, of]) => [day, of.length]));
