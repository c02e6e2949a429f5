import { type Instant, instantOf } from "./clock.ts";

/** How far a zone's clocks are before UTC at a moment, in milliseconds. */
const offsetAt = (ms: number, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit" },
    ...{ hour: "2-digit", minute: "2-digit", second: "2-digit" },
  }).formatToParts(ms);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value ?? "0");
  const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return shown - Math.floor(ms / 1_000) * 1_000;
};

/** The instant at which clocks in `timeZone` (IANA) show what UTC's show at `ms`; of one that they show twice, the later. */
export const instantIn = (timeZone: string, ms: number): Instant => {
  const guess = ms - offsetAt(ms, timeZone);
  return instantOf(ms - offsetAt(guess, timeZone));
};

/** `at` as clocks in `timeZone` show it, "2026-03-04T17:30": as a field for date and time has it (HTML, 2.3.5.6). */
export const localTime = (timeZone: string, at: Instant): string =>
  instantOf(Date.parse(at) + offsetAt(Date.parse(at), timeZone)).slice(0, 16);
