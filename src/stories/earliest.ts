import type { Instant } from "#kit";

/** The first of some instants; null where none is given. */
export const earliest = (...instants: readonly (Instant | null)[]): Instant | null =>
  instants.filter((at) => at !== null).toSorted()[0] ?? null;
