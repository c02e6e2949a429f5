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

type Letter = { readonly letter: string; readonly run: Run };

const isBlank = ({ letter }: Letter): boolean => /\s/u.test(letter);
const common = (a: Run, b: Run): Omit<Run, "text"> => ({
  marks: MARKS.filter((mark) => a.marks.includes(mark) && b.marks.includes(mark)),
  href: a.href === b.href ? a.href : null,
});
const isAlike = (a: Omit<Run, "text">, b: Omit<Run, "text">): boolean => a.href === b.href && a.marks.join() === b.marks.join();

/** One blank where several met; none of any kind beside a break or at an end. */
const spaced = (letters: readonly Letter[]): readonly Letter[] => {
  const once = letters.filter((each, place) => each.letter !== " " || letters[place - 1]?.letter !== " ");
  const words = once.map((each) => !isBlank(each));
  const first = words.indexOf(true);
  if (first === -1) return [];
  const inner = once.slice(first, words.lastIndexOf(true) + 1);
  const isBreak = (each: Letter | undefined): boolean => each?.letter === "\n";
  const isLoose = inner.map(() => false);
  for (const [place, each] of inner.entries())
    if (!isBreak(each) && isBlank(each)) isLoose[place] = isBreak(inner[place - 1]) || isLoose[place - 1] === true;
  for (const [back, each] of inner.toReversed().entries()) {
    const place = inner.length - 1 - back;
    if (!isBreak(each) && isBlank(each)) isLoose[place] ||= isBreak(inner[place + 1]) || isLoose[place + 1] === true;
  }
  return inner.filter((_, place) => isLoose[place] !== true);
};

/** The runs of a block's words in their one form: blanks bear only what the words on both sides of them bear. */
export const tidyRuns = (runs: readonly Run[]): readonly Run[] => {
  const letters = spaced(runs.flatMap((run) => (run.text === "" ? [] : [...run.text].map((letter) => ({ letter, run })))));
  const befores: Run[] = [];
  for (const each of letters) befores.push(isBlank(each) ? (befores.at(-1) ?? each.run) : each.run);
  const afters: Run[] = [];
  for (const each of letters.toReversed()) afters.push(isBlank(each) ? (afters.at(-1) ?? each.run) : each.run);
  afters.reverse();
  const found: Run[] = [];
  for (const [place, each] of letters.entries()) {
    const [before, after] = [befores[place] ?? each.run, afters[place] ?? each.run];
    const worn = isBlank(each) ? common(before, after) : { marks: each.run.marks, href: each.run.href };
    const last = found.at(-1);
    if (last !== undefined && each.letter !== "\n" && last.text !== "\n" && isAlike(last, worn))
      found[found.length - 1] = { ...last, text: last.text + each.letter };
    else found.push({ text: each.letter, ...worn });
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
