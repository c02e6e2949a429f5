/** An instant: ISO 8601 in UTC with milliseconds, always 24 characters, so that text order is time order. */
export type Instant = string;

/** The only source of the present. Tests pass one that stands still. */
export type Clock = { readonly now: () => Instant; readonly ms: () => number };

export const systemClock: Clock = { now: () => new Date().toISOString(), ms: () => Date.now() };

/** A clock that stands still until it is told to move. */
export type SteppingClock = Clock & { readonly advance: (ms: number) => void; readonly set: (at: Instant) => void };

export const steppingClock = (start: Instant = "2026-03-04T12:00:00.000Z"): SteppingClock => {
  let at = Date.parse(start);
  return {
    now: () => new Date(at).toISOString(),
    ms: () => at,
    advance: (ms) => void (at += ms),
    set: (instant) => void (at = Date.parse(instant)),
  };
};

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** `instant` moved by `ms` (negative: earlier). */
export const later = (instant: Instant, ms: number): Instant => new Date(Date.parse(instant) + ms).toISOString();

/** The instant of a number of milliseconds since 1970. */
export const instantOf = (ms: number): Instant => new Date(ms).toISOString();

/** Measures from now on: each call gives the milliseconds since, on a clock that is never set back. */
export const stopwatch = (): (() => number) => {
  const began = performance.now();
  return () => performance.now() - began;
};
