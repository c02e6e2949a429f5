import { formatInstant, HOUR, type Instant, instantOf, MINUTE } from "#kit";

const TYPED = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})$/u;

/** Minutes since midnight and the day of the month in a zone. */
const clockIn = (zone: string, at: Instant): { readonly minutes: number; readonly day: number } => {
  const [hours = "0", minutes = "0"] = formatInstant("en", zone, at, "time").split(":");
  return { minutes: Number(hours) * 60 + Number(minutes), day: Number.parseInt(formatInstant("en", zone, at, "day"), 10) };
};

/** A day and time as typed ("2026-03-06 19:00") in a time zone; null where that is none, or was skipped by a clock put forward. */
export const instantIn = (zone: string, typed: string): Instant | null => {
  const found = TYPED.exec(typed.trim());
  if (found === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  const plain = Date.UTC(year, month - 1, day, hour, minute);
  if (Number.isNaN(plain)) return null;
  for (let offset = -14 * HOUR; offset <= 14 * HOUR; offset += 15 * MINUTE) {
    const at = instantOf(plain + offset);
    const there = clockIn(zone, at);
    if (there.minutes === hour * 60 + minute && there.day === day) return at;
  }
  return null;
};
