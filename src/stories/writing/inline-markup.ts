import type { Inline } from "../block.ts";
import { inlinesOf, linkAddress, type Mark, MARKS, plainText, type Run, runsOf } from "./inline-runs.ts";

/** The sign that turns a mark on, and off again. */
const SIGNS: Readonly<Record<Mark, string>> = { strong: "**", em: "*", sub: "__", sup: "^^" };

/** Signs of one letter need no care where nothing beside them is another of it; at an end of a run a sign may follow. */
const escaped = (text: string, isInTable: boolean): string => {
  const guarded = text.replace(/[\\*[\]]/gu, "\\$&");
  return guarded
    .replace(/[_^]/gu, (sign, place: number) => {
      const [before, after] = [guarded[place - 1], guarded[place + 1]];
      return before === undefined || after === undefined || before === sign || after === sign ? `\\${sign}` : sign;
    })
    .replaceAll("|", isInTable ? "\\|" : "|");
};

/** Marks as text: `**strong**`, `*emphasis*`, `__below__`, `^^above^^`, `[words](address)`, a backslash at a line's end for a break. */
export const writeInlines = (inlines: readonly Inline[], isInTable = false): string => {
  let written = "";
  let [on, href]: [readonly Mark[], string | null] = [[], null];
  const turn = (to: Pick<Run, "marks" | "href">): void => {
    if (href !== null && href !== to.href) written += `](${href})`;
    for (const mark of MARKS) if (on.includes(mark) !== to.marks.includes(mark)) written += SIGNS[mark];
    if (to.href !== null && href !== to.href) written += "[";
    [on, href] = [to.marks, to.href];
  };
  for (const run of runsOf(inlines)) {
    turn(run);
    written += run.text === "\n" ? "\\\n" : escaped(run.text, isInTable);
  }
  turn({ marks: [], href: null });
  return written;
};

type Token =
  | { readonly kind: "text" | "break"; readonly text: string }
  | { readonly kind: "sign"; readonly mark: Mark; readonly text: string }
  | { readonly kind: "open"; readonly href: string; readonly text: string }
  | { readonly kind: "close"; readonly text: string };

/** Where the link that opens at `from` closes, and to where it leads; null where it does not. */
const linkAt = (text: string, from: number): { readonly end: number; readonly href: string } | null => {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === "[") return null;
    else if (text[at] === "]") {
      const found = /^\]\(([^()\s]{1,2000})\)/u.exec(text.slice(at, at + 2_100));
      const href = found === null ? null : linkAddress(found[1] ?? "");
      return href === null ? null : { end: at, href };
    }
  }
  return null;
};

const SIGN_LIST = MARKS.map((mark) => [mark, SIGNS[mark]] as const);
const isSpace = (letter: string | undefined): boolean => letter === undefined || /\s/u.test(letter);

const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = [];
  let closesAt = -1;
  const plain = (more: string): void => {
    const last = tokens.at(-1);
    if (last?.kind === "text") tokens[tokens.length - 1] = { kind: "text", text: last.text + more };
    else tokens.push({ kind: "text", text: more });
  };
  const words = /[^\\*_^[\]]+/uy; // no sign among them
  for (let at = 0; at < text.length;) {
    words.lastIndex = at;
    const run = words.exec(text)?.[0];
    if (run !== undefined) {
      plain(run);
      at += run.length;
      continue;
    }
    const letter = text[at] ?? "";
    const next = text[at + 1];
    const sign = SIGN_LIST.find(([, mark]) => text.startsWith(mark, at));
    const link = letter === "[" && closesAt < at ? linkAt(text, at) : null;
    if (letter === "\\" && next === "\n") {
      tokens.push({ kind: "break", text: "\n" });
      at += 2;
    } else if (letter === "\\" && next !== undefined && /[!-/:-@[-`{-~•]/u.test(next)) {
      plain(next);
      at += 2;
    } else if (link !== null) {
      closesAt = link.end;
      tokens.push({ kind: "open", href: link.href, text: "[" });
      at += 1;
    } else if (at === closesAt) {
      const whole = text.slice(at, text.indexOf(")", at) + 1);
      tokens.push({ kind: "close", text: whole });
      at += whole.length;
    } else if (sign !== undefined) {
      const [mark, written] = sign;
      const isLoose = isSpace(text[at - 1]) && isSpace(text[at + written.length]);
      if (isLoose) plain(written);
      else tokens.push({ kind: "sign", mark, text: written });
      at += written.length;
    } else {
      plain(letter);
      at += 1;
    }
  }
  return tokens;
};

/** Signs that turn a mark on before a blank, or on and never off, are only letters. */
const settled = (tokens: readonly Token[]): readonly Token[] => {
  const found = [...tokens];
  for (const mark of MARKS) {
    let opened: number | null = null;
    for (const [place, token] of tokens.entries()) {
      if (token.kind !== "sign" || token.mark !== mark) continue;
      const after = tokens[place + 1];
      const opens = after !== undefined && after.kind !== "break" && !(after.kind === "text" && /^\s/u.test(after.text));
      if (opened !== null) opened = null;
      else if (opens) opened = place;
      else found[place] = { kind: "text", text: token.text };
    }
    if (opened !== null) found[opened] = { kind: "text", text: SIGNS[mark] };
  }
  return found;
};

/** What `writeInlines` wrote, read back; whatever else is typed is read as near to it as it comes, and no letter is lost. */
export const readInlines = (text: string): readonly Inline[] => {
  const runs: Run[] = [];
  let [on, href]: [readonly Mark[], string | null] = [[], null];
  for (const token of settled(tokensOf(text))) {
    if (token.kind === "sign") {
      const { mark } = token;
      on = MARKS.filter((each) => (each === mark ? !on.includes(mark) : on.includes(each)));
    } else if (token.kind === "open") href = token.href;
    else if (token.kind === "close") href = null;
    else runs.push({ text: token.kind === "break" ? "\n" : plainText(token.text), marks: on, href });
  }
  return inlinesOf(runs);
};
