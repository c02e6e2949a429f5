import { fold } from "#kit";
import { type Block, paragraphsOf } from "#stories";
import type { NamedSubject, WireItem } from "../item.ts";
import { firstWords } from "../markup/first-words.ts";
import type { ReadItems } from "../reading.ts";
import { readInstant } from "../read-instant.ts";
import { type AnpaHead, type AnpaTrailer, readAnpaHead, readAnpaTrailer, splitSlug } from "./anpa-head.ts";
import { type AnpaPart, partsOf } from "./anpa-lines.ts";
import { bounded, SILENT, yearIn } from "./parts.ts";
import { readTake, type Take } from "./take-key.ts";
import { datelineIn, isNotice, messagesIn, paragraphsIn, readMessages, tableIn, typographic, wireText } from "./wire-text.ts";
import { reason } from "../reason.ts";

/** Priorities from flash to deferred as urgency; "a", "s" and "w" are advances. */
const URGENCIES: Readonly<Record<string, number>> = { f: 1, b: 2, u: 3, r: 4, d: 5, a: 6, s: 7, w: 8 };

const CATEGORIES: Readonly<Record<string, string>> = {
  ...{ a: "Domestic news", b: "Special events", c: "Features", e: "Entertainment", f: "Business", i: "International", k: "Commentary" },
  ...{
    l: "Lifestyle",
    n: "State news",
    o: "Weather",
    p: "Politics",
    q: "Sports scores",
    r: "Races",
    s: "Sports",
    t: "Travel",
    w: "Washington",
  },
};

/** The category of advisories, digests and lists. */
const FOR_EDITORS = "v";

const subjectsOf = (category: string): readonly NamedSubject[] => {
  const name = CATEGORIES[category];
  return name === undefined ? [] : [{ code: `anpa:${category}`, name }];
};

type Head = {
  slug: string | null;
  headline: string | null;
  byline: string | null;
  agency: string | null;
  readonly notes: string[];
};

const AGENCY = /^(?:the )?[\p{L} ]{2,40} (?:press|news service|news agency)$/iu;

/** Sorts the lines above the text. What is not known to be for readers is for editors. */
const readLines = (lines: readonly string[], keyword: string): Head => {
  const head: Head = { slug: null, headline: null, byline: null, agency: null, notes: [] };
  const isSlug = (line: string): boolean => line === keyword || /^(?:AM|PM|BC|AP)-\S/u.test(line) || fold(line).startsWith(fold(keyword));
  let before = "";
  for (const line of lines.map(typographic).filter((each) => each !== "")) {
    const isTitle = before !== "" && before === head.byline && !isForEditors(line);
    before = line;
    const marked = /^(?:HL|HEADLINE)\s?:\s*(.+)$/iu.exec(line)?.[1];
    if (head.slug === null && head.headline === null && isSlug(line)) head.slug = line;
    else if (marked !== undefined) head.headline ??= marked;
    else if (/^by\s+\S/iu.test(line) && line.length < 120) head.byline ??= line;
    else if (AGENCY.test(line)) head.agency ??= line;
    else if (isTitle) continue; // "AP Sports Writer"
    else if (isForEditors(line) || head.headline !== null || head.byline !== null) head.notes.push(line);
    else head.headline = line;
  }
  return head;
};

/** Lines of the head that are never the headline: notes, lists of pictures, codes, releases, bulletins. */
const NOTES: readonly RegExp[] = [
  /^(?:eds?|editors|editors['’]? note|note to editors|attn|attention editors|update|index|symbol|code|photos?|graphics?|video|audio|correction)\s?[.:]/iu,
  /^(?:with )?ap (?:photos?|video|audio|graphics?|\w*links?)\b/iu,
  /^with (?:photos?|graphics?|video)\b/iu,
  /^for (?:immediate )?(?:use|release)\b|^for \w+(?: \w+)? (?:use|release)\b|^hold for\b|^embargo/iu,
  /^(?:urgent|bulletin|flash|correction|\d+ words?|adv ?\d{1,2})$/iu,
  /^(?:MANDATORY |BULLETIN )?(?:KILL|WITHHOLD|DISREGARD)\b/u,
];

const isForEditors = (line: string): boolean => NOTES.some((pattern) => pattern.test(line));

const isRelease = (line: string): boolean => /^(?:for release|hold for|embargo|for use\b.*\b(?:after|and thereafter))/iu.test(line);

const isMid = (text: string): boolean => text.length <= 80 && !/[.!?”"]$/u.test(text);

/** The text below the head: paragraphs, headings between them, tables. */
const blocksOf = (parts: readonly AnpaPart[]): readonly Block[] => {
  const blocks: Block[] = [];
  let rows: string[] = [];
  const flush = (): void => {
    blocks.push(...tableIn(rows));
    rows = [];
  };
  for (const { kind, text } of parts) {
    if (kind === "row") {
      rows.push(text);
      continue;
    }
    flush();
    for (const block of paragraphsIn([text]))
      blocks.push(
        kind === "line" && block.kind === "paragraph" && isMid(paragraphsOf([block])[0] ?? "")
          ? { kind: "heading", level: 3, inside: block.inside }
          : block,
      );
  }
  flush();
  return blocks;
};

type Message = { readonly head: AnpaHead; readonly text: string; readonly trailer: AnpaTrailer | null };

/** A message by its parts; null for a text that is none. */
const splitMessage = (message: string): Message | null => {
  const lines = message.replace(/^[\s\u0016]+/u, "").split("\n");
  const full = lines.flatMap((line, index) => (line.trim() === "" ? [] : [index])).slice(0, 2);
  const [one = 0, two = 0] = full;
  const head = readAnpaHead(lines[one] ?? "", (lines[two] ?? "").replace(/\u0002.*$/u, ""));
  if (head === null) return null;
  const begin = message.indexOf("\u0002");
  const end = message.indexOf("\u0003", Math.max(begin, 0));
  const body = begin === -1 ? lines.slice(two + 1).join("\n") : message.slice(begin + 1, end === -1 ? undefined : end);
  const after = end === -1 ? body : message.slice(end + 1);
  const ending = after.split("\n").filter((line) => line.trim() !== "");
  const found = (end === -1 ? ending.slice(-3) : ending.slice(0, 3)).flatMap((line) => {
    const trailer = readAnpaTrailer(line);
    return trailer === null ? [] : [{ line, trailer }];
  })[0];
  // Without controls, the trailer is the last line of the text.
  const text = end === -1 && found !== undefined ? body.slice(0, body.lastIndexOf(found.line)) : body;
  return { head, text, trailer: found?.trailer ?? null };
};

const two = (value: number): string => String(value).padStart(2, "0");

const KILL_LINE = /^\W*(?:(?:MANDATORY |BULLETIN )?KILL\b|KILL |STORY WITHDRAWN|WITHHOLD\b|DISREGARD\b)/u;

/** The strictest of what the take key, the slug and a first line in capitals say. */
const takeOf = (head: AnpaHead, lines: Head, first: string): Take => {
  const words = [head.take, splitSlug(lines.slug ?? "").take].join(" ");
  const loud = [first, lines.headline ?? "", ...lines.notes].find((line) => KILL_LINE.test(line));
  const take = readTake(
    `${loud === undefined ? "" : (KILL_LINE.exec(loud)?.[0] ?? "")} ${words} ${/\bADVISORY$/iu.test(head.keyword) ? "ADVISORY" : ""}`,
  );
  const isCorrection =
    take.isCorrection || lines.notes.some((note) => /^(?:[Ee][Dd][Ss]?\b\W{0,3}|Update\W{0,3})?(?:CORRECTS?\b|Corrects\b)/u.test(note));
  if (take.pubStatus !== "usable") return take;
  if (head.category === FOR_EDITORS) return { ...take, kind: "advisory", isApart: true };
  const isHeld = take.embargo !== null || lines.notes.some(isRelease);
  return { ...take, isCorrection, embargo: isHeld ? { until: null } : null };
};

const ADVANCE = reason("advance");

const itemOf = ({ head, text, trailer }: Message): WireItem => {
  const parts = partsOf(text);
  const start = parts.findIndex(({ kind }) => kind !== "line");
  const above = start === -1 ? parts : parts.slice(0, start);
  const below = start === -1 ? [] : parts.slice(start);
  const lines = readLines(
    above.map((part) => part.text),
    head.keyword,
  );
  const all = head.isTabular ? tableIn(below.flatMap((part) => part.text.split("\n"))) : blocksOf(below);
  const last = paragraphsOf(all).at(-1) ?? "";
  const notice = isNotice(last) ? last : null;
  const blocks = notice === null ? all : all.slice(0, -1);
  const [first] = paragraphsOf(blocks);
  const dateline = datelineIn(first);
  const take = takeOf(head, lines, first ?? "");
  const provider = trailer?.agency ?? head.agency ?? (lines.agency === null ? dateline?.agency : undefined) ?? lines.agency;
  const day = trailer?.day ?? `${two(head.month)}-${two(head.day)}`;
  const isGone = take.pubStatus !== "usable" || take.kind === "advisory";
  const thread = fold(head.keyword.replace(/^(?:AM|PM|BC|AP)-/iu, ""));
  // Of its source alone, since a kill may say nothing of who sent it; the day is that of filing, which does not change at midnight in Greenwich.
  const key = `anpa:${thread}:${trailer?.day.slice(0, 5) ?? ""}${two(head.month)}-${two(head.day)}`;
  const bulletin = isGone ? paragraphsOf(blocks) : [];
  const note = [...lines.notes, ...bulletin].join("\n");
  const takeKey = head.take === "" ? splitSlug(lines.slug ?? "").take : head.take;
  const isAdvance = ["a", "s", "w"].includes(head.priority) && take.embargo === null;
  return bounded({
    ...SILENT,
    format: "anpa-1312",
    kind: take.kind,
    guid: `anpa:${provider ?? ""}:${head.service}${head.sequence}:${day}`,
    storyKey: take.isApart ? `${key}:${fold(takeKey)}` : key,
    provider: provider ?? null,
    providerName: lines.agency ?? provider ?? null,
    pubStatus: take.pubStatus,
    urgency: URGENCIES[head.priority] ?? null,
    headline: isGone ? (take.kind === "advisory" ? (lines.headline ?? head.keyword) : null) : (lines.headline ?? firstWords(blocks)),
    slugline: head.keyword,
    byline: isGone ? null : lines.byline,
    dateline: dateline?.place ?? null,
    versionCreated: trailer?.at ?? readInstant(trailer?.day),
    embargo: take.embargo,
    blocks: isGone ? [] : blocks,
    subjects: subjectsOf(head.category),
    rights: { ...SILENT.rights, notice, year: yearIn(notice) },
    edNote: note === "" ? null : note,
    signals: takeKey === "" ? [] : [`take:${takeKey}`],
    isCorrection: take.isCorrection,
    askEditor: take.askEditor ?? (isAdvance ? ADVANCE : null),
  });
};

const isMessage = (message: string): boolean => {
  const [first = "", second = ""] = message
    .slice(0, 600)
    .split("\n")
    .filter((line) => line.trim() !== "");
  return readAnpaHead(first, second.replace(/\u0002.*$/u, "")) !== null;
};

export const isAnpa1312 = (text: string): boolean => messagesIn(wireText(text.slice(0, 4_000))).some(isMessage);

/** Every message of a transmission by ANPA 84-2 and 89-3 ("ANPA 1312"), as AP and The Canadian Press sent them; controls may be lost. */
export const readAnpa1312 = (text: string): ReadItems =>
  readMessages(text, (message) => {
    const split = splitMessage(message);
    return split === null ? null : itemOf(split);
  });
