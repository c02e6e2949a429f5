import { type Instant, instantIn } from "#kit";
import { readInstant } from "./read-instant.ts";

/** The instant at which clocks in `timeZone` (IANA) show a time of ISO 8601 without zone; of one that they show twice, the later. */
export const readLocalInstant = (text: string | null | undefined, timeZone: string): Instant | null => {
  const utc = readInstant(text);
  if (utc === null) return null;
  if (/(?:[Zz]|[+-]\d{2}:?\d{2})$/u.test((text ?? "").trim().slice(10))) return utc;
  return instantIn(timeZone, Date.parse(utc));
};
