import type { Instant } from "./clock.ts";

export type CalendarDate = {
  readonly id: string;
  readonly title: string;
  readonly place: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly changedAt: Instant;
  readonly revision: number;
  readonly isOff: boolean;
  /** Where it is told of, where that is a place of its own. */
  readonly url?: string;
};

const OCTETS_MOST = 75; // RFC 5545, 3.1

/** A line in pieces of at most 75 octets, the next ones begun with a space; never within a letter. */
const folded = (line: string): string => {
  const pieces: string[] = [];
  let piece = "";
  let octets = 0;
  for (const letter of line) {
    const more = Buffer.byteLength(letter);
    if (octets + more > OCTETS_MOST) {
      pieces.push(piece);
      [piece, octets] = [" ", 1];
    }
    piece += letter;
    octets += more;
  }
  return [...pieces, piece].join("\r\n");
};

const escaped = (text: string): string => text.replaceAll(/[\\;,]/gu, "\\$&").replaceAll(/\r\n?|\n/gu, "\\n");

const stamp = (at: Instant): string => `${at.slice(0, 19).replaceAll(/[-:]/gu, "")}Z`;

/** Dates as an iCalendar (RFC 5545). `host` makes their ids the world's; `url` is where they are told of. */
export const calendar = (name: string, host: string, url: string, dates: readonly CalendarDate[]): string =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Townwire//EN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(name)}`,
    ...dates.flatMap((date) => [
      "BEGIN:VEVENT",
      `UID:${date.id}@${host}`,
      `DTSTAMP:${stamp(date.changedAt)}`,
      `SEQUENCE:${date.revision}`,
      `DTSTART:${stamp(date.startsAt)}`,
      `DTEND:${stamp(date.endsAt)}`,
      `SUMMARY:${escaped(date.title)}`,
      ...(date.place === "" ? [] : [`LOCATION:${escaped(date.place)}`]),
      `STATUS:${date.isOff ? "CANCELLED" : "CONFIRMED"}`,
      `URL:${date.url ?? url}`,
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
    "",
  ]
    .map(folded)
    .join("\r\n");
