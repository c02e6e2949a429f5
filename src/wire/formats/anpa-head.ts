import type { Instant } from "#kit";
import { readInstant } from "../read-instant.ts";
import { readLocalInstant } from "../read-local-instant.ts";
import { zoneNamed } from "../read-rfc822.ts";

/** The two lines before the text of a message (ANPA 84-2). Month and day of filing; `words` as counted by the agency. */
export type AnpaHead = {
  readonly service: string;
  readonly sequence: string;
  /** Named right after the number, as Kyodo does. */
  readonly agency: string | null;
  readonly selector: string | null;
  readonly priority: string;
  readonly category: string;
  readonly isTabular: boolean;
  readonly keyword: string;
  readonly take: string;
  readonly month: number;
  readonly day: number;
};

const FIRST = /^\W{0,12}([A-Za-z])(\d{3,4})([A-Z]{3,8}(?=[^A-Za-z0-9]))?(?:[^A-Za-z0-9]{1,3}|$|(?=[a-z]))([A-Za-z-]{0,20})\W{0,4}$/u;
const SECOND =
  /^\W{0,8}([A-Za-z])\s{1,3}([A-Za-z]{1,3}?)\s{0,4}((?:(?:AM|PM|BC|AP)-|(?<=\s)[A-Z]).{0,120}?)\s{1,4}(\d{1,2})-(\d{1,2})(?:-\d{2,4})?(?:\s{1,4}\d{1,5})?\W{0,4}$/iu;

/** Words that begin a take key where no comma parts it from the keyword. */
const TAKE =
  /(?:,|\s)\s*(?=(?:\d+(?:st|nd|rd|th)|Ld\b|Lead\b|Adds?\b|Take\b|Sub\b|Insert\b|Correction\b|Corrective\b|KILL\b|WITHHOLD\b|HOLD\b|Advisory\b|HFR\b|Adv\s?\d|ABRIDGED\b|Writethru\b|Bulletin\b|Urgent\b|Refile\b|Disregard\b))/iu;

/** The keyword and the take key of a slug: "BC-Pellam--Ferry" and "1st Ld-Writethru" of "BC-Pellam--Ferry,1st Ld-Writethru". */
export const splitSlug = (slug: string): { readonly keyword: string; readonly take: string } => {
  const line = slug.replace(/\s+/gu, " ").trim();
  const comma = line.indexOf(",");
  const at = comma === -1 ? (TAKE.exec(line)?.index ?? line.length) : comma;
  const take = line.slice(at).replace(/^[,\s]+/u, "");
  return { keyword: line.slice(0, at).trim(), take: take.replace(/[,\s]*\d{2,5}(?:\s?words?)?$/iu, "").replace(/[,\s]+$/u, "") };
};

/** The head of a message by its first two lines; null for a text that is none. */
export const readAnpaHead = (first: string, second: string): AnpaHead | null => {
  const one = FIRST.exec(first.slice(0, 80));
  const two = SECOND.exec(second.slice(0, 200).replace(/[\u0011-\u0014]+/gu, " "));
  if (one === null || two === null) return null;
  const [a, b] = [Number(two[4]), Number(two[5])];
  const agency = one[3] ?? null;
  // The Canadian Press and Kyodo file by day and month.
  const [month, day] = a > 12 || agency === "KYODO" ? [b, a] : [a, b];
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return {
    service: one[1] ?? "",
    sequence: one[2] ?? "",
    agency,
    selector: one[4] === undefined || one[4] === "" ? null : one[4],
    priority: (two[1] ?? "").toLowerCase(),
    category: (two[2] ?? "").toLowerCase(),
    isTabular: second.includes("\u0012") && agency !== "KYODO", // which sends the mark of tables before every text
    ...splitSlug(two[3] ?? ""),
    month,
    day,
  };
};

/** When and by whom a message was sent, as its last line says. */
export type AnpaTrailer = { readonly agency: string | null; readonly day: string; readonly at: Instant | null };

const TRAILER = /^\W{0,4}([A-Z]{2,5})-([A-Z]{2,4})-(\d{2})-(\d{2})-(\d{2,4})\s{0,3}(\d{2}):?(\d{2})\s?([A-Z]{1,4})?\W{0,4}$/u;
const CANADIAN = /^\W{0,4}(\d{2}):(\d{2})\s?([A-Z]{2,4})\s{1,3}(\d{2})-(\d{2})-(\d{2,4})\W{0,4}$/u;
/** Kyodo's: its wire, the clock of Tokyo, day, month and year. */
const JAPANESE = /^\W{0,4}[A-Z]{2,5}-(\d{2}):(\d{2})-(\d{2})-(\d{2})-(\d{2,4})\W{0,4}$/u;

/** Zones of North America without a word on summer time. */
const AMERICAN: Readonly<Record<string, string>> = {
  ...{ ET: "America/New_York", CT: "America/Chicago", MT: "America/Denver", PT: "America/Los_Angeles", AT: "America/Halifax" },
};

const instantAt = (day: string, time: string, zone: string): Instant | null => {
  const place = AMERICAN[zone];
  return place === undefined ? readInstant(`${day}T${time}${zoneNamed(zone) ?? "Z"}`) : readLocalInstant(`${day}T${time}`, place);
};

const yearOf = (digits: string): string => (digits.length === 4 ? digits : `${Number(digits) < 70 ? "20" : "19"}${digits}`);

export const readAnpaTrailer = (line: string): AnpaTrailer | null => {
  const text = line.slice(0, 80);
  const found = TRAILER.exec(text);
  if (found !== null) {
    const day = `${yearOf(found[5] ?? "")}-${found[3]}-${found[4]}`;
    return { agency: found[1] ?? null, day, at: instantAt(day, `${found[6]}:${found[7]}`, found[8] ?? "") };
  }
  const japanese = JAPANESE.exec(text);
  if (japanese !== null) {
    const day = `${yearOf(japanese[5] ?? "")}-${japanese[4]}-${japanese[3]}`;
    return { agency: null, day, at: readLocalInstant(`${day}T${japanese[1]}:${japanese[2]}`, "Asia/Tokyo") };
  }
  const canadian = CANADIAN.exec(text);
  if (canadian === null) return null;
  const day = `${yearOf(canadian[6] ?? "")}-${canadian[5]}-${canadian[4]}`;
  return { agency: null, day, at: instantAt(day, `${canadian[1]}:${canadian[2]}`, canadian[3] ?? "") };
};
