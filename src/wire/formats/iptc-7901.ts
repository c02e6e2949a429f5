import { fold } from "#kit";
import { paragraphsOf } from "#stories";
import type { NamedSubject, WireItem } from "../item.ts";
import { firstWords } from "../markup/first-words.ts";
import type { ReadItems } from "../reading.ts";
import { type IptcHead, isIptcTime, readIptcHead, readIptcTime } from "./iptc-head.ts";
import { blocksOfLines, type IptcLines, partNotes, readIptcLines } from "./iptc-lines.ts";
import { bounded, SILENT, yearIn } from "./parts.ts";
import { readTake, type Take } from "./take-key.ts";
import { datelineIn, isNotice, messagesIn, readMessages, typographic, wireText } from "./wire-text.ts";

const CATEGORIES: Readonly<Record<string, string>> = {
  ...{ pl: "Politics", wi: "Business", ku: "Culture", sp: "Sports", vm: "Miscellany", rs: "Editors" },
  ...{ i: "International", a: "Domestic news", f: "Business", s: "Sports", e: "Entertainment" },
};

const subjectsOf = (category: string): readonly NamedSubject[] => [{ code: `iptc-7901:${category}`, name: CATEGORIES[category] ?? "" }];

type Message = { readonly head: IptcHead; readonly slugs: readonly string[]; readonly lines: readonly string[]; readonly end: string };

/** A message by its parts; null for a text that is none. Without STX the text begins after the lines that end with "/". */
const splitMessage = (message: string): Message | null => {
  const bare = message.replace(/^[\s\u0016]+/u, "");
  const begin = bare.indexOf("\u0002");
  const etx = bare.indexOf("\u0003", Math.max(begin, 0));
  const before = (begin === -1 ? bare : bare.slice(0, begin)).split("\n");
  const head = readIptcHead(before[0] ?? "");
  if (head === null) return null;
  const inside = begin === -1 ? null : bare.slice(begin + 1, etx === -1 ? undefined : etx).split("\n");
  const rest =
    begin === -1
      ? bare
          .slice(0, etx === -1 ? undefined : etx)
          .split("\n")
          .slice(1)
      : [];
  const slugCount = rest.findIndex((line) => line.trim() !== "" && !/\/\s*$/u.test(line));
  const slugs = inside === null ? rest.slice(0, Math.max(slugCount, 0)) : before.slice(1);
  const lines = inside ?? rest.slice(Math.max(slugCount, 0));
  if (etx !== -1) return { head, slugs, lines, end: bare.slice(etx + 1) };
  const last = lines.findLastIndex((line) => line.trim() !== "");
  const hasTime = isIptcTime(lines[last] ?? "");
  return { head, slugs, lines: hasTime ? lines.slice(0, last) : lines, end: hasTime ? (lines[last] ?? "") : "" };
};

/** Who sent it: as it signs, as its dateline says, as its head says; else its letters in the head. */
const providerOf = (message: Message, agency: string | null): string => {
  const signed = message.lines.map((line) => /^\s*==\s?([\p{L} -]{2,20})\s*$/u.exec(line)?.[1]).find((name) => name !== undefined);
  const named = /(?:^|\s)([a-z]{2,5}) \d{3,5}$/u.exec(message.head.rest)?.[1];
  return signed?.trim() ?? agency?.split("/")[0]?.trim() ?? named ?? message.head.source;
};

const FOR_EDITORS = /^(?:dpa-?)?\W*(?:tagesvorschau|wochenvorschau|lesestücke|audio-programm|vorschau)\b/iu;

const takeOf = (message: Message, lines: IptcLines): Take => {
  const take = readTake(
    [...lines.words, ...lines.notes.filter((note) => /^\((?:KORR|Korr|Berichtigung|CORR)/u.test(note))].join(" "),
    true,
  );
  const isList = message.head.category === "rs" || FOR_EDITORS.test(lines.headline ?? "") || FOR_EDITORS.test(lines.slug ?? "");
  return take.pubStatus === "usable" && isList ? { ...take, kind: "advisory", isApart: true } : take;
};

const itemOf = (message: Message): WireItem => {
  const { head, end } = message;
  const { text, notes } = partNotes(message.lines);
  const lines = readIptcLines(message.slugs, text);
  const all = blocksOfLines(lines.text);
  const last = paragraphsOf(all).at(-1) ?? "";
  const notice = isNotice(last) ? last : null;
  const blocks = notice === null ? all : all.slice(0, -1);
  const dateline = datelineIn(paragraphsOf(blocks)[0]);
  const provider = providerOf(message, dateline?.agency ?? null);
  const take = takeOf(message, lines);
  const at = readIptcTime(end, provider);
  const day = at?.slice(0, 10) ?? "";
  const isGone = take.pubStatus !== "usable" || take.kind === "advisory";
  const slug = lines.slug ?? (head.rest.replace(/\s*\b[a-z]{2,5} \d{3,5}$/u, "") || null);
  const guid = `iptc-7901:${head.source}${head.sequence}:${day}`;
  const key = slug === null ? guid : `iptc-7901:${fold(slug)}:${day}`;
  const headline = lines.headline === null ? null : typographic(lines.headline);
  const forEditors = [...lines.notes, ...(isGone ? [headline ?? "", ...paragraphsOf(blocks)] : []), ...notes].filter((note) => note !== "");
  return bounded({
    ...SILENT,
    format: "iptc-7901",
    kind: take.kind,
    guid,
    storyKey: take.isApart ? `${key}:${head.sequence}` : key,
    provider,
    providerName: provider,
    pubStatus: take.pubStatus,
    urgency: head.priority,
    headline: isGone ? (take.kind === "advisory" ? headline : null) : (headline ?? firstWords(blocks)),
    slugline: slug,
    byline: isGone || lines.byline === null ? null : typographic(lines.byline),
    dateline: dateline?.place ?? null,
    versionCreated: at,
    embargo: take.embargo,
    blocks: isGone ? [] : blocks,
    subjects: subjectsOf(head.category),
    rights: { ...SILENT.rights, notice, year: yearIn(notice) },
    edNote: forEditors.length === 0 ? null : forEditors.join("\n"),
    signals: lines.words.map((words) => `take:${words.replace(/[\W_]+$/u, "")}`),
    isCorrection: take.isCorrection,
    askEditor: take.askEditor,
  });
};

export const isIptc7901 = (text: string): boolean =>
  messagesIn(wireText(text.slice(0, 4_000))).some(
    (message) => readIptcHead(message.replace(/^[\s\u0016]+/u, "").split("\n", 1)[0] ?? "") !== null,
  );

/** Every message of a transmission by IPTC 7901, as dpa, Keystone-SDA, Kyodo and Reuters sent them; controls may be lost. */
export const readIptc7901 = (text: string): ReadItems =>
  readMessages(text, (message) => {
    const split = splitMessage(message);
    return split === null ? null : itemOf(split);
  });
