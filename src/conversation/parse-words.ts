import { type Inline, parseInlines } from "./parse-inlines.ts";

/** What readers' words are made of. Nothing else is markup. */
export type Said =
  | { readonly kind: "paragraph"; readonly inlines: readonly Inline[] }
  | { readonly kind: "quote"; readonly parts: readonly Said[] }
  | { readonly kind: "list"; readonly start: number | null; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: "code"; readonly text: string };

const QUOTES_DEEP = 4; // who quotes a quote of a quote has said where it is from
const FENCE = /^\s{0,3}```/u;
const QUOTE = /^\s{0,3}>\s?/u;
const BULLET = /^\s{0,3}[-*•]\s+(?=\S)/u;
const NUMBER = /^\s{0,3}(\d{1,4})[.)]\s+(?=\S)/u;
const INDENT = /^\s{2,}(?=\S)/u;

type Kind = "blank" | "fence" | "quote" | "bullet" | "number" | "text";

const kindOf = (line: string): Kind => {
  if (line.trim() === "") return "blank";
  if (FENCE.test(line)) return "fence";
  if (QUOTE.test(line)) return "quote";
  if (BULLET.test(line)) return "bullet";
  return NUMBER.test(line) ? "number" : "text";
};

/** Lines from `at` on while `isPart` holds. */
const run = (lines: readonly string[], at: number, isPart: (line: string) => boolean): readonly string[] => {
  let end = at;
  while (end < lines.length && isPart(lines[end] ?? "")) end += 1;
  return lines.slice(at, end);
};

const listOf = (taken: readonly string[], mark: RegExp, mentions: ReadonlySet<string>): readonly (readonly Inline[])[] => {
  const items: string[] = [];
  for (const line of taken) {
    if (mark.test(line)) items.push(line.replace(mark, ""));
    else items[items.length - 1] += `\n${line.trim()}`;
  }
  return items.map((item) => parseInlines(item, mentions));
};

type Piece = { readonly said: readonly Said[]; readonly length: number };

const pieceAt = (lines: readonly string[], at: number, mentions: ReadonlySet<string>, depth: number): Piece => {
  const line = lines[at] ?? "";
  const kind = kindOf(line);
  if (kind === "blank") return { said: [], length: 1 };
  if (kind === "fence") {
    const inside = run(lines, at + 1, (each) => !FENCE.test(each));
    const text = inside.join("\n");
    return { said: text.trim() === "" ? [] : [{ kind: "code", text }], length: inside.length + 2 };
  }
  if (kind === "quote") {
    const taken = run(lines, at, (each) => kindOf(each) === "quote");
    const inner = taken.map((each) => each.replace(QUOTE, ""));
    const isDeep = depth >= QUOTES_DEEP;
    const flat = isDeep ? inner.map((each) => each.replace(/^[\s>]+/u, "")) : inner;
    const parts = partsOf(flat, mentions, depth + 1);
    return { said: parts.length === 0 ? [] : isDeep ? parts : [{ kind: "quote", parts }], length: taken.length };
  }
  if (kind === "bullet" || kind === "number") {
    const mark = kind === "bullet" ? BULLET : NUMBER;
    const taken = run(lines, at, (each) => kindOf(each) === kind || (kindOf(each) === "text" && INDENT.test(each)));
    const start = kind === "bullet" ? null : Number(NUMBER.exec(line)?.[1] ?? 1);
    return { said: [{ kind: "list", start, items: listOf(taken, mark, mentions) }], length: taken.length };
  }
  const taken = run(lines, at, (each) => kindOf(each) === "text");
  return { said: [{ kind: "paragraph", inlines: parseInlines(taken.join("\n"), mentions) }], length: taken.length };
};

const partsOf = (lines: readonly string[], mentions: ReadonlySet<string>, depth: number): readonly Said[] => {
  const said: Said[] = [];
  for (let at = 0; at < lines.length;) {
    const piece = pieceAt(lines, at, mentions, depth);
    said.push(...piece.said);
    at += piece.length;
  }
  return said;
};

/**
 * What people type in plain text: blank lines part paragraphs, ">" quotes, "-" and "1." begin items of a list, three back-ticks hold code. Takes
 * time linear in the length; never throws.
 */
export const parseWords = (body: string, mentions: readonly string[] = []): readonly Said[] =>
  partsOf(body.split("\n"), new Set(mentions), 0);
