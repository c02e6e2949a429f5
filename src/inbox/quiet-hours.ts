import { formatInstant, type Instant, later, MINUTE } from "#kit";

const DAY_MINUTES = 24 * 60;

/** The minute of the day at which `at` falls in a time zone. */
export const minuteIn = (zone: string, at: Instant): number => {
  const [hours = "0", minutes = "0"] = formatInstant("en", zone, at, "time").split(":");
  return Number(hours) * 60 + Number(minutes);
};

/** When quiet hours that hold at `now` end; null where none hold. `from` later than `to` spans midnight. */
export const quietUntil = (zone: string, now: Instant, from: number | null, to: number | null): Instant | null => {
  if (from === null || to === null || from === to) return null;
  const minute = minuteIn(zone, now);
  const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  return isQuiet ? later(now, ((to - minute + DAY_MINUTES) % DAY_MINUTES) * MINUTE) : null;
};
