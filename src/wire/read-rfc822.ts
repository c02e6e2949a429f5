import { type Instant, fold } from "#kit";
import { readInstant } from "./read-instant.ts";

/** Months by how their names begin in the languages of the agencies; folded, so that "févr." and "März" are among them. */
const MONTHS: readonly RegExp[] = [
  /^(?:jan|ene|gen|janv)/u,
  /^(?:feb|fev)/u,
  /^(?:mar|mrz|maa)/u,
  /^(?:apr|abr|avr)/u,
  /^(?:may|mai|maj|mei|mag)/u,
  /^(?:jun|juin|giu)/u,
  /^(?:jul|juil|lug)/u,
  /^(?:aug|ago|aou)/u,
  /^(?:sep|set)/u,
  /^(?:o[ckt]t|out)/u,
  /^nov/u,
  /^(?:de[csz]|dic)/u,
];

/** The number of a month, from 1, by its name or the beginning of it in some ten European languages; null for no month. */
export const monthNamed = (name: string): number | null => {
  const at = MONTHS.findIndex((pattern) => pattern.test(fold(name)));
  return at === -1 ? null : at + 1;
};

/** Zones that are sent by name, in minutes east of UTC. */
const ZONES: Readonly<Record<string, number>> = {
  ...{ AST: -240, ADT: -180, NST: -210, NDT: -150, EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360 },
  ...{ PST: -480, PDT: -420, AKST: -540, AKDT: -480, HST: -600, BRT: -180, BRST: -120, ART: -180, CLT: -240, COT: -300, PET: -300 },
  ...{ WET: 0, WEST: 60, BST: 60, CET: 60, CEST: 120, MET: 60, MEST: 120, MEZ: 60, MESZ: 120, EET: 120, EEST: 180, MSK: 180, TRT: 180 },
  ...{ WAT: 60, CAT: 120, SAST: 120, EAT: 180, GST: 240, PKT: 300, IST: 330, ICT: 420, WIB: 420, HKT: 480, SGT: 480 },
  ...{ PHT: 480, MYT: 480, AWST: 480, JST: 540, KST: 540, ACST: 570, ACDT: 630, AEST: 600, AEDT: 660, NZST: 720, NZDT: 780 },
};

const two = (value: number): string => String(value).padStart(2, "0");

/** A zone as ISO 8601 writes it: of "+0200", "GMT+2", "EST", "(BRT)"; UTC of one that nobody knows (RFC 5322, 4.3). Null for what is no zone. */
export const zoneNamed = (text: string): string | null => {
  const zone = text.replace(/\([^()]*\)/gu, "").trim();
  if (zone === "") return "Z";
  const offset = /^(?:GMT|UTC?|Z)?\s*([+-])\s*(\d{1,2}):?(\d{2})?$/iu.exec(zone);
  if (offset !== null) return `${offset[1]}${two(Number(offset[2]))}:${offset[3] ?? "00"}`;
  if (!/^[A-Za-z]{1,6}$/u.test(zone)) return null;
  const minutes = ZONES[zone.toUpperCase()] ?? 0;
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
};

/** Two digits of a year mean one from 1970 to 2069. */
const yearOf = (digits: string): string =>
  digits.length === 4 ? digits : String(Number(digits) + (digits.length === 3 ? 1_900 : Number(digits) < 70 ? 2_000 : 1_900));

const DATE_FIRST =
  /^(?:[^\d,]{2,20}[,\s]\s*)?(\d{1,2})(?:\.|º)?[\s-]+(?:de\s+)?([^\s\d.,-]{3,12})\.?,?[\s-]+(?:de\s+)?(\d{4}|\d{2,3})(?:(?:,|\s+at|T)?\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d{1,9})?)?\s*([AaPp]\.?[Mm]\.?)?(.*))?$/u;
const MONTH_FIRST =
  /^(?:[^\d,\s]{2,12}[,\s]\s*)?([^\s\d.,-]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:(\d{4}),?\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp]\.?[Mm]\.?)?(?:\s+([^\s\d]\S*(?:\s*\([^()]*\))?))?(?:\s+(\d{4}))?$/u;

type Parts = Readonly<Record<"day" | "month" | "year", string>> &
  Readonly<Partial<Record<"hour" | "minute" | "second" | "half" | "zone", string>>>;

const instantFrom = (parts: Parts): Instant | null => {
  const month = monthNamed(parts.month);
  const zone = zoneNamed(parts.zone ?? "");
  if (month === null || zone === null) return null;
  const noon = parts.half === undefined ? null : /^p/iu.test(parts.half);
  const hour = noon === null ? Number(parts.hour ?? "0") : (Number(parts.hour) % 12) + (noon ? 12 : 0);
  const second = Math.min(Number(parts.second ?? "0"), parts.second === "60" ? 59 : 99); // a leap second
  const day = `${yearOf(parts.year)}-${two(month)}-${two(Number(parts.day))}`;
  return readInstant(`${day}T${two(hour)}:${parts.minute ?? "00"}:${two(second)}${zone}`);
};

/**
 * The instant of a date as feeds write it: RFC 822 and its heirs (RFC 5322), RFC 850, asctime, months of other languages, zones by name, with or
 * without weekday, seconds and zone; a time without zone is UTC. Null for anything else, also for dates in digits alone.
 */
export const readRfc822 = (text: string | null | undefined): Instant | null => {
  if (text === null || text === undefined || text.length > 80) return null;
  const line = text.replace(/\s+/gu, " ").trim();
  const first = DATE_FIRST.exec(line);
  if (first !== null) {
    const [, day = "", month = "", year = "", hour, minute, second, half, zone] = first;
    return instantFrom({ day, month, year, ...dropped({ hour, minute, second, half, zone }) });
  }
  const other = MONTH_FIRST.exec(line);
  const [, month = "", day = "", before, hour, minute, second, half, zone, after] = other ?? [];
  const year = before ?? after;
  return other === null || year === undefined ? null : instantFrom({ day, month, year, ...dropped({ hour, minute, second, half, zone }) });
};

const dropped = (parts: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(parts).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
