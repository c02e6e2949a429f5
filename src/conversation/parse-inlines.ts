import { type SafeUrl, safeUrl } from "#kit";
import { mentionsIn } from "./mentions.ts";

/** What stands in a line. A `link` says where it leads when its text is other than its address. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "break" }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly href: SafeUrl; readonly isNamed: boolean }
  | { readonly kind: "mention"; readonly text: string; readonly handle: string }
  | { readonly kind: "em" | "strong"; readonly inlines: readonly Inline[] };

const ADDRESS = /https?:\/\/[^\s<>"'“”«»]{1,1900}/iuy;
const NAMED = /\[([^[\]\n]{1,300})\]\((https?:\/\/[^\s()<>]{1,1000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,1000})?)\)/iuy;
const MARK = /\*\*|__|\*|_/uy;
const PLAIN = /[^\n`[*_@h]+|[\s\S]/iuy;
const WORD = /[\p{L}\p{N}]/u;

/** An address without the marks that end a sentence rather than an address, and without brackets that it did not open. */
const withoutTail = (found: string): string => {
  let end = found.length;
  let open = 0;
  for (const sign of found) open += sign === "(" ? 1 : sign === ")" ? -1 : 0;
  for (;;) {
    const last = found[end - 1] ?? "";
    if (last === ")" && open < 0) open += 1;
    else if (!/[.,;:!?…*_]/u.test(last)) break;
    end -= 1;
  }
  return found.slice(0, end);
};

type Opened = { readonly mark: string; readonly inlines: Inline[] };

const add = (into: Inline[], inline: Inline): void => {
  const last = into.at(-1);
  if (inline.kind === "text" && last?.kind === "text") into[into.length - 1] = { kind: "text", text: last.text + inline.text };
  else into.push(inline);
};

/** What was opened last and never closed stands as it was typed. */
const dropLast = (opened: Opened[]): void => {
  const last = opened.pop();
  const into = opened.at(-1)?.inlines;
  if (last === undefined || into === undefined) return;
  add(into, { kind: "text", text: last.mark });
  for (const inline of last.inlines) add(into, inline);
};

/** Takes a mark of emphasis as an opening or closing one; false when it is neither. Each mark is open once at most, so reading is linear. */
const takeMark = (opened: Opened[], mark: string, before: string, after: string): boolean => {
  const isLow = mark.startsWith("_");
  const isOpen = opened.some((each) => each.mark === mark);
  if (isOpen && before !== "" && !/\s/u.test(before) && !(isLow && WORD.test(after))) {
    while (opened.at(-1)?.mark !== mark) dropLast(opened);
    const inlines = opened.pop()?.inlines ?? [];
    const into = opened.at(-1)?.inlines ?? [];
    if (inlines.length === 0) add(into, { kind: "text", text: mark + mark });
    else into.push({ kind: mark.length === 2 ? "strong" : "em", inlines });
    return true;
  }
  if (isOpen || after === "" || /\s/u.test(after) || (isLow && WORD.test(before))) return false;
  opened.push({ mark, inlines: [] });
  return true;
};

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** A link at `at`, named or bare, and how far it reaches. */
const linkAt = (text: string, at: number): { readonly inline: Inline; readonly length: number } | null => {
  const named = text[at] === "[" ? matchAt(NAMED, text, at) : null;
  if (named !== null) {
    const href = safeUrl(named[2] ?? "");
    return href === null ? null : { inline: { kind: "link", text: named[1] ?? "", href, isNamed: true }, length: named[0].length };
  }
  const found = matchAt(ADDRESS, text, at);
  if (found === null || WORD.test(text[at - 1] ?? "")) return null;
  const address = withoutTail(found[0]);
  const href = safeUrl(address);
  return href === null ? null : { inline: { kind: "link", text: address, href, isNamed: false }, length: address.length };
};

/** Reads the lines of one paragraph: *emphasis*, **strong**, `code`, [named](https://…) and bare addresses, @members of `mentions`. */
export const parseInlines = (text: string, mentions: ReadonlySet<string>): readonly Inline[] => {
  const opened: Opened[] = [{ mark: "", inlines: [] }];
  const names = new Map(mentions.size === 0 ? [] : mentionsIn(text).map((found) => [found.at, found]));
  const lastTick = text.lastIndexOf("`");
  const put = (inline: Inline): void => add(opened.at(-1)?.inlines ?? [], inline);
  let at = 0;
  while (at < text.length) {
    const sign = text[at] ?? "";
    if (sign === "\n") {
      put({ kind: "break" });
      at += 1;
      continue;
    }
    const name = names.get(at);
    if (name !== undefined && mentions.has(name.handle)) {
      put({ kind: "mention", text: name.text, handle: name.handle });
      at += name.text.length;
      continue;
    }
    if (sign === "`" && at < lastTick) {
      const end = text.indexOf("`", at + 1);
      const code = text.slice(at + 1, end);
      if (code.trim() !== "" && !code.includes("\n")) {
        put({ kind: "code", text: code });
        at = end + 1;
        continue;
      }
    }
    const link = "[hH".includes(sign) ? linkAt(text, at) : null;
    if (link !== null) {
      put(link.inline);
      at += link.length;
      continue;
    }
    const mark = matchAt(MARK, text, at)?.[0];
    if (mark !== undefined && takeMark(opened, mark, text[at - 1] ?? "", text[at + mark.length] ?? "")) {
      at += mark.length;
      continue;
    }
    const plain = mark ?? matchAt(PLAIN, text, at)?.[0] ?? sign;
    put({ kind: "text", text: plain });
    at += plain.length;
  }
  while (opened.length > 1) dropLast(opened);
  return opened[0]?.inlines ?? [];
};
