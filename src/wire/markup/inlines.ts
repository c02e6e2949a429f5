import { safeUrl } from "#kit";
import type { Inline } from "#stories";
import { isMarkup, type Markup } from "./markup.ts";

const MARKS: ReadonlyMap<string, "em" | "strong" | "sub" | "sup"> = new Map([
  ["em", "em"],
  ["i", "em"],
  ["cite", "em"],
  ["strong", "strong"],
  ["b", "strong"],
  ["sub", "sub"],
  ["sup", "sup"],
]);

/** Pseudo-elements that some agencies write for a character. */
const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ["endash", "–"],
  ["emdash", "—"],
]);

const withoutControls = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f\ufeff]/gu, "")
    .replace(/<(en|em)dash\/?>/gu, (_, size: string) => (size === "en" ? "–" : "—"));

/** What of a body's nodes is left out with all its content, and what stands on lines of its own. */
type Rules = { readonly outside: (element: Markup) => boolean; readonly apart: (element: Markup) => boolean };

/** Puts the inlines of `nodes` at the end of `out`: one list for all depths, so that the work grows with the text alone. */
const collect = (nodes: readonly (Markup | string)[], rules: Rules, isInLink: boolean, out: Inline[]): Inline[] => {
  for (const node of nodes) {
    if (!isMarkup(node)) {
      out.push({ kind: "text", text: withoutControls(node) });
      continue;
    }
    if (rules.outside(node)) continue;
    const href = node.name === "a" && !isInLink ? safeUrl(node.attributes.get("href") ?? "") : null;
    const mark = MARKS.get(node.name);
    const character = CHARACTERS.get(node.name);
    if (node.name === "br") out.push({ kind: "break" });
    else if (href !== null) out.push({ kind: "link", href, inside: collect(node.children, rules, true, []) });
    else if (mark !== undefined) out.push({ kind: mark, inside: collect(node.children, rules, isInLink, []) });
    else {
      const isApart = character === undefined && rules.apart(node);
      if (character !== undefined) out.push({ kind: "text", text: character });
      if (isApart) out.push({ kind: "break" });
      collect(node.children, rules, isInLink, out);
      if (isApart) out.push({ kind: "break" });
    }
  }
  return out;
};

/** The inlines of nodes, white space as sent. `outside` says what is left out with all its content; `apart` what stands on lines of its own. */
export const inlinesOf = (nodes: readonly (Markup | string)[], outside: Rules["outside"], apart: Rules["apart"]): readonly Inline[] =>
  collect(nodes, { outside, apart }, false, []);

type Tidy = { isBlank: boolean };

/** White space as HTML shows it: runs are one blank, none beside a break or at the start; empty elements are left out. */
const collapse = (inlines: readonly Inline[], state: Tidy): Inline[] => {
  const out: Inline[] = [];
  for (const part of inlines) {
    if (part.kind === "break") {
      state.isBlank = true;
      out.push(part);
    } else if (part.kind === "text") {
      const flat = part.text.replace(/[ \t\n\r\f\u000b]+/gu, " ");
      const text = state.isBlank && flat.startsWith(" ") ? flat.slice(1) : flat;
      if (text === "") continue;
      state.isBlank = text.endsWith(" ");
      const last = out.at(-1);
      if (last?.kind === "text") out[out.length - 1] = { kind: "text", text: last.text + text };
      else out.push({ kind: "text", text });
    } else {
      const inside = collapse(part.inside, state);
      if (inside.length > 0) out.push({ ...part, inside });
    }
  }
  return out;
};

/** Takes white space and breaks off the end; before a break, too. */
const trimEnd = (inlines: readonly Inline[]): Inline[] => {
  const out = [...inlines];
  for (let last = out.at(-1); last !== undefined; last = out.at(-1)) {
    if (last.kind === "break") {
      out.pop();
      continue;
    }
    const kept: Inline | null = last.kind === "text" ? trimmedText(last.text) : withInside(last, trimEnd(last.inside));
    if (kept !== null) {
      out[out.length - 1] = kept;
      break;
    }
    out.pop();
  }
  return out;
};

const trimmedText = (text: string): Inline | null => (text.trimEnd() === "" ? null : { kind: "text", text: text.trimEnd() });

const withInside = (part: Extract<Inline, { inside: unknown }>, inside: readonly Inline[]): Inline | null =>
  inside.length === 0 ? null : { ...part, inside };

const isEmpty = (inlines: readonly Inline[]): boolean =>
  inlines.every((part) => (part.kind === "text" ? part.text.trim() === "" : part.kind === "break" || isEmpty(part.inside)));

/** Inlines ready for a block; empty when they hold no words. */
export const tidy = (inlines: readonly Inline[]): readonly Inline[] => {
  const collapsed = collapse(inlines, { isBlank: true });
  if (isEmpty(collapsed)) return [];
  const lines = splitAtBreaks(collapsed, 1);
  return lines.flatMap((line, index) => (index === 0 ? line : [{ kind: "break" } as const, ...line]));
};

/** The runs between `least` or more breaks that follow each other at the top level, each trimmed, empty ones left out. */
export const splitAtBreaks = (inlines: readonly Inline[], least: number): readonly (readonly Inline[])[] => {
  const runs: Inline[][] = [[]];
  let breaks = 0;
  for (const part of inlines) {
    const isBlank = part.kind === "text" && part.text.trim() === "";
    if (part.kind === "break") {
      breaks += 1;
      continue;
    }
    if (breaks > 0 && isBlank) continue;
    if (breaks >= least) runs.push([]);
    else if (breaks > 0) runs.at(-1)?.push({ kind: "break" });
    breaks = 0;
    runs.at(-1)?.push(part);
  }
  return runs.map(trimEnd).filter((run) => !isEmpty(run));
};
