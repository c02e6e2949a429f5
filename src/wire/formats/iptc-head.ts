import type { Instant } from "#kit";
import { readInstant } from "../read-instant.ts";
import { readLocalInstant } from "../read-local-instant.ts";
import { monthNamed, zoneNamed } from "../read-rfc822.ts";

/** The first line of a message (IPTC 7901, 3): its source and number there, priority, category and what else stands in it. */
export type IptcHead = {
  readonly source: string;
  readonly sequence: string;
  readonly priority: number;
  readonly category: string;
  readonly rest: string;
};

const FIRST = /^[^A-Za-z0-9]{0,12}([A-Za-z]{2,6})\s?(\d{1,5})\s{1,3}([1-9])\s{1,3}(\S{1,4})\s{1,3}(\d{1,5})(?![\d.,:])(.{0,120})/u;

/** The head of a message; null for a line that is none. */
export const readIptcHead = (line: string): IptcHead | null => {
  const found = FIRST.exec(line.slice(0, 200));
  return found === null
    ? null
    : {
        source: found[1] ?? "",
        sequence: found[2] ?? "",
        priority: Number(found[3]),
        category: (found[4] ?? "").toLowerCase(),
        rest: (found[6] ?? "").replace(/[\u0000-\u001f]/gu, " ").trim(),
      };
};

const TIME = /(?<!\d)(\d{2})(\d{2})(\d{2})\s{0,3}([A-Za-z]{1,4})?\s{1,3}(\p{L}{3,9})\.?\s{1,3}(\d{4}|\d{2})(?!\d)/u;

/** Agencies that stamp their messages by the clocks of Central Europe where they name no zone. */
const CENTRAL_EUROPEAN: readonly string[] = ["dpa", "sda", "ats", "sda-ats", "apa", "keystone-sda"];

/** When a message was sent, by the line after its text: "041432 GMT Mar 26", "041432 Mär 26". */
export const readIptcTime = (line: string, provider: string | null): Instant | null => {
  const found = TIME.exec(line.slice(0, 120));
  const month = found === null ? null : monthNamed(found[5] ?? "");
  if (found === null || month === null) return null;
  const year = found[6] ?? "";
  const day = `${year.length === 4 ? year : `${Number(year) < 70 ? "20" : "19"}${year}`}-${String(month).padStart(2, "0")}-${found[1]}`;
  const time = `${day}T${found[2]}:${found[3]}`;
  if (found[4] !== undefined) return readInstant(`${time}${zoneNamed(found[4]) ?? "Z"}`);
  return CENTRAL_EUROPEAN.includes((provider ?? "").toLowerCase()) ? readLocalInstant(time, "Europe/Berlin") : readInstant(time);
};

export const isIptcTime = (line: string): boolean => TIME.test(line.slice(0, 120)) && line.trim().length < 60;
