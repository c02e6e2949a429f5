import { type Instant, instantOf } from "#kit";
import { readInstant } from "./read-instant.ts";

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

/** The instant at which clocks in `timeZone` (IANA) show a time of ISO 8601 without zone; of one that they show twice, the later. */
export const readLocalInstant = (text: string | null | undefined, timeZone: string): Instant | null => {
  const utc = readInstant(text);
  if (utc === null) return null;
  if (/(?:[Zz]|[+-]\d{2}:?\d{2})$/u.test((text ?? "").trim().slice(10))) return utc;
  const ms = Date.parse(utc);
  const guess = ms - offsetAt(ms, timeZone);
  return instantOf(ms - offsetAt(guess, timeZone));
};
