import type { Block, TableRow } from "#stories";
import type { WireItem } from "../item.ts";
import { flat } from "../markup/markup.ts";
import type { ReadItems, RefusedItem } from "../reading.ts";
import { ITEMS_MOST, tooMany } from "./parts.ts";
import { reason } from "../reason.ts";

const NAMED: Readonly<Record<string, string>> = { SYN: "\u0016", SOH: "\u0001", STX: "\u0002", ETX: "\u0003", US: "\u001f" };

/**
 * A document of a wire with its control characters as they were sent: archives keep them as the pictures of Unicode ("␁"), by name ("<SOH>") or
 * in caret notation. Lines end with a line feed.
 */
export const wireText = (text: string): string => {
  const lines = text
    .replaceAll("\u0000", "")
    .replace(/\r\n?/gu, "\n")
    .replace(/[\u2401-\u241f]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x24_00))
    .replace(/<(SYN|SOH|STX|ETX|US)>/gu, (_, name: string) => NAMED[name] ?? "");
  if (!/^\s*(?:\^V)*\^A/u.test(lines)) return lines;
  // Below the head "^" begins lines, too: there it is a control only where nothing of a word follows.
  const head = lines.split("\n", 2).join("\n");
  const control = (_: string, letter: string): string => String.fromCharCode(letter.charCodeAt(0) - 64);
  return head.replace(/\^([A-Z_])/gu, control) + lines.slice(head.length).replace(/(?<=\n)\^([BC])(?![A-Za-z])/gu, control);
};

/** The messages of a transmission: each begins with SOH, those of archives without controls are one. */
export const messagesIn = (text: string): readonly string[] => {
  const parts = text.split("\u0001").map((part) => part.replace(/\u0016+$/u, ""));
  const [before = "", ...messages] = parts;
  return messages.length === 0 ? [before] : messages;
};

const NO_HEAD = reason("no-head");

/** Reads every message of a transmission; `read` gives null for one that is none. */
export const readMessages = (text: string, read: (message: string) => WireItem | null): ReadItems => {
  const messages = messagesIn(wireText(text)).filter((message) => message.trim() !== "");
  const items: WireItem[] = [];
  const refused: RefusedItem[] = messages.length > ITEMS_MOST ? [tooMany(messages.length)] : [];
  for (const message of messages.slice(0, ITEMS_MOST)) {
    const item = read(message);
    if (item === null) refused.push({ guid: null, reason: NO_HEAD });
    else items.push(item);
  }
  return { items, refused };
};

/** A line for people: no controls, blanks as single ones, quotes and dashes of seven-bit wires as typographers set them. */
export const typographic = (text: string): string =>
  flat(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu, " "))
    .replace(/``/gu, "“")
    .replace(/''/gu, "”")
    .replaceAll("`", "‘")
    .replace(/(?<=^|\s)(?:_|--)(?=\s|$)/gu, "—");

export const paragraphsIn = (texts: readonly string[]): readonly Block[] =>
  texts
    .map(typographic)
    .filter((text) => text !== "")
    .map((text): Block =>
      /^(?:_{3,}|-{3,}|\*{3,}|(?:—\s?){3,})$/u.test(text) ? { kind: "rule" } : { kind: "paragraph", inside: [{ kind: "text", text }] },
    );

/** Lines whose columns are parted by tabs, wide gaps or backspaces: a table where all have the same columns, else the lines as they stand. */
export const tableIn = (lines: readonly string[]): readonly Block[] => {
  const full = lines.map((line) => line.replace(/<\s*$/u, "").trimEnd()).filter((line) => line.trim() !== "");
  const rows = full.map((line): TableRow => {
    const cells = line
      .replaceAll("\b", "\t")
      .trim()
      .split(/\t+| {2,}/u);
    return { head: false, cells: cells.map((cell) => [{ kind: "text", text: typographic(cell) }]) };
  });
  const columns = rows[0]?.cells.length ?? 0;
  if (rows.length > 1 && columns > 1 && rows.every(({ cells }) => cells.length === columns))
    return [{ kind: "table", caption: null, rows }];
  const text = full.map((line) => line.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu, " ")).join("\n");
  return text.trim() === "" ? [] : [{ kind: "preformatted", text }];
};

/** Where a text is from and who sent it, as its first paragraph begins: "PELLAM, Halyard (HNA) — ". */
export const datelineIn = (first: string | undefined): { readonly place: string; readonly agency: string | null } | null => {
  const head = (first ?? "").slice(0, 160);
  const full = /^(\p{Lu}[^()—–“”"]{1,70}?)\s*\(([^()]{2,30})\)\s*[-–—]{1,2}\s/u.exec(head);
  if (full !== null) return { place: (full[1] ?? "").replace(/,$/u, "").trim(), agency: full[2]?.trim() ?? null };
  const bare = /^(\p{Lu}[\p{Lu} .'’-]{2,40}(?:, \p{L}[\p{L}. ]{1,24})?)\s+[–—]\s/u.exec(head);
  return bare === null ? null : { place: (bare[1] ?? "").trim(), agency: null };
};

/** A notice that ends a text: "(c) 2026 The Pellam Agency". */
export const isNotice = (text: string): boolean => text.length < 400 && /^(?:\(c\)|©|copyright\b)/iu.test(text.trim());
