import type { Block } from "#stories";
import { paragraphsIn, tableIn } from "./wire-text.ts";

/** What the lines above a text say (IPTC 7901, 4). */
export type IptcLines = {
  readonly slug: string | null;
  readonly headline: string | null;
  readonly byline: string | null;
  /** "1ST LEAD", "KORR", "KILL KILL KILL": what the message does to its story. */
  readonly words: readonly string[];
  readonly notes: readonly string[];
  readonly text: readonly string[];
};

const LOUD =
  "KILL|HOLD|WITHHOLD|ADVISORY|REFILE|EXTRA|EIL|EILMELDUNG|BLITZ|FLASH|URGENT|BULLETIN|ACHTUNG|KORR|KORREKTUR|BERICHTIGUNG|CORRECTION|CORRECTED|LEAD|ADD|REPEAT|WIEDERHOLUNG|ZUSAMMENFASSUNG|NEU|HFR|EMBARGO|SPERRFRIST|TAGESVORSCHAU|VORSCHAU|SCHEDULE|STORNO|ANNULLIERUNG";

/** A line of nothing but such words, numbers and signs; "Achtung" and leads in any case. */
const WORDS = new RegExp(`^[\\W\\d]*(?:(?:${LOUD}|\\d{1,2}(?:ST|ND|RD|TH|\\.)|FIRST|SECOND|THIRD|Achtung)\\b[\\W\\d]*)+$`, "u");
const LEAD = /^\W*\d{1,2}(?:st|nd|rd|th|\.) ?lead\W*$/iu;
const BEFORE_HEADLINE = /^((?:\d{1,2}(?:ST|ND|RD|TH) LEAD|REFILE|KORR(?:EKTUR)?|CORRECTION|EILMELDUNG)(?:\s*[:-]\s*|\s+))(?=\S)/u;
const BYLINE = /^(?:By|Von|Par|Por|Di|Door)\s+\p{Lu}/u;

const isIndented = (line: string): boolean => /^(?:\t| {2,})\S/u.test(line);

const trimmed = (line: string): string => line.replace(/[\u0000-\u001f]/gu, " ").trim();

/** How many lines a head may have, blank ones left out. */
const HEAD_LINES = 14;

/** The place of the line that ends the head, with "=" or Kyodo's "+"; -1 where none does. */
const endOfHead = (lines: readonly string[]): number => {
  let full = 0;
  for (const [at, raw] of lines.entries()) {
    const line = trimmed(raw);
    if (line === "") continue;
    full += 1;
    if (full > HEAD_LINES) return -1;
    if (/[=+]$/u.test(line) && !line.endsWith("==")) return at;
  }
  return -1;
};

type Said = { slug: string[]; headline: string[]; byline: string | null; readonly words: string[]; readonly notes: string[] };

/** Sorts a line of the head; false for one that is none. */
const take = (said: Said, line: string, isOpenEnded: boolean): boolean => {
  if (line.endsWith("/") && said.headline.length === 0) said.slug.push(line);
  else if (WORDS.test(line) || LEAD.test(line)) said.words.push(line);
  else if (/^\(.*\)$/u.test(line)) said.notes.push(line);
  else if (BYLINE.test(line) && said.headline.length > 0 && line.length < 100) said.byline ??= line;
  else if (isOpenEnded && said.headline.length > 0) return false;
  else {
    const before = BEFORE_HEADLINE.exec(line)?.[1] ?? "";
    if (before !== "") said.words.push(before);
    said.headline.push(line.slice(before.length));
  }
  return true;
};

/** Parts the head of a text from its lines; `slugs` are the lines that stood before the text. */
export const readIptcLines = (slugs: readonly string[], lines: readonly string[]): IptcLines => {
  const said: Said = { slug: [], headline: [], byline: null, words: [], notes: [] };
  for (const line of slugs.map(trimmed).filter((each) => each !== "")) {
    if (WORDS.test(line) || LEAD.test(line)) said.words.push(line);
    else said.slug.push(line);
  }
  const end = endOfHead(lines);
  let at = 0;
  for (; at < lines.length; at += 1) {
    const raw = lines[at] ?? "";
    const line = trimmed(raw).replace(/\s*[=+]$/u, "");
    if (line === "") continue;
    if (end === -1 && isIndented(raw) && (said.headline.length > 0 || raw.length > 100)) break;
    if (!take(said, line, end === -1)) break;
    if (at === end) {
      at += 1;
      break;
    }
  }
  const slug = said.slug.join("").replace(/\/+$/u, "");
  const headline = said.headline.join(" ");
  return {
    slug: slug === "" ? null : slug,
    headline: headline === "" ? null : headline,
    byline: said.byline?.replace(/,\s*(?:dpa|sda|apa|afp)\b.*$/iu, "") ?? null,
    words: said.words,
    notes: said.notes,
    text: lines.slice(at),
  };
};

const NOTES_BEGIN =
  /^\s*#{1,3}\s|\b(?:the )?following (?:information )?is not (?:intended )?for publication\b|^\W*not for publication\b|^\W*nicht (?:zur|für die) Veröffentlichung\b|^\W*(?:dpa[- ])?(?:notebook|notizblock)\b\W*$/iu;

/** A line that only signs: of the desk, of Kyodo, of Reuters. */
const SIGNATURE = /^\s*(?:==\s?\S{2,20}|dpa(?: [a-z0-9]{2,4}){1,8}|-?30-?|REUTERS|keywords:.*|eom|ends?)\s*$/iu;

const ASIDE = /^\s*\(\(.*\)\)\s*$/u;

/** The lines for readers and those for editors: everything from a notebook on, contacts in double brackets, signatures. */
export const partNotes = (lines: readonly string[]): { readonly text: readonly string[]; readonly notes: readonly string[] } => {
  const at = lines.findIndex((line) => NOTES_BEGIN.test(line));
  const text = at === -1 ? lines : lines.slice(0, at);
  return {
    text: text.filter((line) => !SIGNATURE.test(line) && !ASIDE.test(line)),
    notes: [...text.filter((line) => ASIDE.test(line)), ...(at === -1 ? [] : lines.slice(at))].map(trimmed).filter((line) => line !== ""),
  };
};

const indentOf = (line: string): number => line.replaceAll("\t", "    ").search(/\S/u);

const hasColumns = (line: string): boolean => /\S(?: {3,}|\t+)\S/u.test(line);

const isWrapped = (lines: readonly string[]): boolean => {
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  return lines.length > 3 && longest <= 90 && lines.filter((line) => line.length * 3 >= longest * 2).length * 10 >= lines.length * 6;
};

/** The blocks of lines: paragraphs begin after a blank line and with an indent; where nothing is wrapped or indented, with every line. */
export const blocksOfLines = (lines: readonly string[]): readonly Block[] => {
  const full = lines.filter((line) => line.trim() !== "");
  const base = full.reduce((least, line) => Math.min(least, indentOf(line)), 99);
  const begins = (line: string): boolean => indentOf(line) > base + 1;
  const isFlowing = full.some(begins) || isWrapped(full);
  const groups: string[][] = [];
  let isNew = true;
  for (const line of lines) {
    const isRow = hasColumns(line);
    const last = groups.at(-1);
    if (line.trim() === "") isNew = true;
    else if (last === undefined || isNew || (!isRow && (!isFlowing || begins(line))) || isRow !== hasColumns(last.at(-1) ?? "")) {
      groups.push([line]);
      isNew = false;
    } else last.push(line);
  }
  return groups.flatMap((group) => (group.length > 2 && group.every(hasColumns) ? tableIn(group) : paragraphsIn([group.join(" ")])));
};
