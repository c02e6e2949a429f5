import { safeUrl } from "#kit";
import type { Inline } from "../block.ts";

/** The marks that words can bear, outermost first; a link is around all of them. */
export const MARKS = ["strong", "em", "sub", "sup"] as const;
export type Mark = (typeof MARKS)[number];

/** Words that all bear the same marks; `"\n"` alone is a break. Two trees that read the same have the same runs. */
export type Run = { readonly text: string; readonly marks: readonly Mark[]; readonly href: string | null };

const BLANK = /[ \t\n\r\f\v\u2028\u2029]+/gu; // a no-break space is none: French quotation marks stand on it
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f]/gu;

/** Text as blocks hold it: well-formed, without controls, each run of blanks one blank. */
export const plainText = (text: string): string => text.toWellFormed().replace(UNSEEN, "").replace(BLANK, " ");

/** An address as links hold it: one that `safeUrl` takes, without parentheses, which end it in the markup; null for any other. */
export const linkAddress = (href: string): string | null => {
  const url = safeUrl(href)?.replaceAll("(", "%28").replaceAll(")", "%29").replaceAll("\\", "%5C") ?? null;
  return url === null || /\s/u.test(url) || safeUrl(url) !== url ? null : url;
};

const flat = (inlines: readonly Inline[], marks: readonly Mark[], href: string | null): readonly Run[] =>
  inlines.flatMap((part): readonly Run[] => {
    switch (part.kind) {
      case "text":
        return [{ text: plainText(part.text), marks, href }];
      case "break":
        return [{ text: "\n", marks, href }];
      case "link":
        return flat(part.inside, marks, href ?? linkAddress(part.href));
      case "em":
      case "strong":
      case "sub":
      case "sup":
        return flat(
          part.inside,
          MARKS.filter((mark) => mark === part.kind || marks.includes(mark)),
          href,
        );
    }
  });

/** A word, or one blank: nothing within a word asks what stands beside it. */
type Piece = { readonly text: string; readonly isBlank: boolean; readonly run: Run };

const piecesOf = (run: Run): readonly Piece[] =>
  (run.text.match(/\S+|\s/gu) ?? []).map((text) => ({ text, isBlank: /^\s/u.test(text), run }));
const common = (a: Run, b: Run): Omit<Run, "text"> => ({
  marks: MARKS.filter((mark) => a.marks.includes(mark) && b.marks.includes(mark)),
  href: a.href === b.href ? a.href : null,
});
const isAlike = (a: Omit<Run, "text">, b: Omit<Run, "text">): boolean =>
  a.href === b.href && (a.marks === b.marks || a.marks.join() === b.marks.join());

/** One blank where several met; none of any kind beside a break or at an end. */
const spaced = (pieces: readonly Piece[]): readonly Piece[] => {
  const once = pieces.filter((each, place) => each.text !== " " || pieces[place - 1]?.text !== " ");
  const first = once.findIndex((each) => !each.isBlank);
  if (first === -1) return [];
  const inner = once.slice(first, once.findLastIndex((each) => !each.isBlank) + 1);
  const isBreak = (each: Piece | undefined): boolean => each?.text === "\n";
  const isLoose = inner.map(() => false);
  for (const [place, each] of inner.entries())
    if (!isBreak(each) && each.isBlank) isLoose[place] = isBreak(inner[place - 1]) || isLoose[place - 1] === true;
  for (let place = inner.length - 1; place >= 0; place -= 1)
    if (!isBreak(inner[place]) && inner[place]?.isBlank === true)
      isLoose[place] ||= isBreak(inner[place + 1]) || isLoose[place + 1] === true;
  return inner.filter((_, place) => isLoose[place] !== true);
};

/** For each piece the run of the last word up to it; before the first word its own. */
const wordsBy = (pieces: readonly Piece[]): readonly Run[] => {
  const found: Run[] = [];
  for (const each of pieces) found.push(each.isBlank ? (found.at(-1) ?? each.run) : each.run);
  return found;
};

/** The runs of a block's words in their one form: blanks bear only what the words on both sides of them bear. */
export const tidyRuns = (runs: readonly Run[]): readonly Run[] => {
  const pieces = spaced(runs.flatMap(piecesOf));
  const [befores, afters] = [wordsBy(pieces), wordsBy(pieces.toReversed()).toReversed()];
  const found: { text: string; readonly marks: readonly Mark[]; readonly href: string | null }[] = [];
  for (const [place, each] of pieces.entries()) {
    const [before, after] = [befores[place] ?? each.run, afters[place] ?? each.run];
    const worn = each.isBlank && before !== after ? common(before, after) : { marks: before.marks, href: before.href };
    const last = found.at(-1);
    if (last !== undefined && each.text !== "\n" && last.text !== "\n" && isAlike(last, worn)) last.text += each.text;
    else found.push({ text: each.text, ...worn });
  }
  return found;
};

export const runsOf = (inlines: readonly Inline[]): readonly Run[] => tidyRuns(flat(inlines, [], null));

type Layer = "link" | Mark;
const LAYERS: readonly Layer[] = ["link", ...MARKS];
const wears = (run: Run, layer: Layer): string | null => (layer === "link" ? run.href : run.marks.includes(layer) ? layer : null);

const nest = (runs: readonly Run[], depth: number): readonly Inline[] => {
  const layer = LAYERS[depth];
  if (layer === undefined) return runs.map(({ text }) => (text === "\n" ? { kind: "break" } : { kind: "text", text }));
  const groups: { readonly worn: string | null; readonly runs: Run[] }[] = [];
  for (const run of runs) {
    const worn = wears(run, layer);
    const last = groups.at(-1);
    if (last !== undefined && last.worn === worn) last.runs.push(run);
    else groups.push({ worn, runs: [run] });
  }
  return groups.flatMap(({ worn, runs: inside }): readonly Inline[] => {
    const inner = nest(inside, depth + 1);
    if (worn === null) return inner;
    return [layer === "link" ? { kind: "link", href: worn, inside: inner } : { kind: layer, inside: inner }];
  });
};

/** The one tree of tidy runs: links outermost, then strong, emphasis, subscript, superscript. */
export const inlinesOf = (runs: readonly Run[]): readonly Inline[] => nest(tidyRuns(runs), 0);
