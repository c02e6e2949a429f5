import { EMBARGO_IN_WORDS, isLocked, NO_RESTRICTION, NOT_ON_SITE, TERRITORY_OUT, UNKNOWN_RESTRICTION } from "./term-patterns.ts";
import { countryNamed } from "./country-named.ts";

/** What an item's terms forbid, in words a program can hold to. Countries are ISO 3166-1 alpha-2. */
export type Limits = {
  /** Only here, where not empty. */
  readonly only: readonly string[];
  readonly never: readonly string[];
  /** Not kept: out of archives and search a day after it was published. */
  readonly isUnarchived: boolean;
  /** The text may not be rewritten. */
  readonly isLocked: boolean;
};

export const NO_LIMITS: Limits = { only: [], never: [], isUnarchived: false, isLocked: false };

/** What a source's wording means, as an editor decided: `words` are looked for in its terms without regard to case. */
export type TermRule = { readonly words: string; readonly effect: "nothing" | "hold" | "no-archive" | "no-rewriting" };

/** Where restrictions are said: terms and notices, and the note to editors. `hasEmbargo`: the item's fields hold an embargo that we keep. */
export type SentTerms = { readonly terms: readonly (string | null)[]; readonly note: string | null; readonly hasEmbargo: boolean };

/** What was found in terms: the limits, and the restrictive wording that nobody has said the meaning of, word for word. */
export type ReadTerms = { readonly limits: Limits; readonly unknown: string | null };

const UNARCHIVED = /\bno\s+archiv\w*|\barchiv\w*\s+(?:use\s+)?(?:is\s+)?(?:not|forbidden|prohibited)\b|\bNO ARCHIVAL USE\b/iu;

const countriesIn = (list: string): { readonly found: readonly string[]; readonly isWhole: boolean } => {
  const names = list
    .split(/\s*(?:,|;|\/|\band\b|\bor\b|&)\s*/iu)
    .map((name) => name.replace(/^the\s+/iu, "").trim())
    .filter((name) => name !== "");
  const found = names.map(countryNamed);
  return { found: found.filter((code) => code !== null), isWhole: names.length > 0 && found.every((code) => code !== null) };
};

/** A note to editors without "not for publication", which there is said of a telephone number, unless it says nothing else. */
const forText = (note: string | null): string | null =>
  note === null || note.trim().length < 40 ? note : note.replace(/\b[Nn]ot for publication\b/gu, "");

const without = (text: string, words: string): string => {
  const at = text.toLowerCase().indexOf(words.toLowerCase());
  return at === -1 ? text : `${text.slice(0, at)}\n${text.slice(at + words.length)}`;
};

/**
 * Reads terms in prose: what a pattern knows becomes a limit; what sounds like a limit and is not known is given back, so that an editor looks
 * before anything goes out. `rules` are the source's own and come first.
 */
export const readTerms = (sent: SentTerms, rules: readonly TermRule[] = []): ReadTerms => {
  let text = [...sent.terms, forText(sent.note)]
    .filter((each) => each !== null)
    .join("\n")
    .slice(0, 20_000)
    .replace(NO_RESTRICTION, "\n");
  const countries: Readonly<Record<"only" | "never", string[]>> = { only: [], never: [] };
  const decided = rules.filter(({ words }) => words !== "" && text.toLowerCase().includes(words.toLowerCase()));
  const means = (effect: TermRule["effect"]): TermRule | undefined => decided.find((rule) => rule.effect === effect);
  const isRewritingForbidden = isLocked(text) || means("no-rewriting") !== undefined;
  for (const { words } of decided) text = without(text, words);
  for (const [pattern, kind] of TERRITORY_OUT)
    for (const match of text.matchAll(pattern)) {
      const { found, isWhole } = countriesIn(match[1] ?? "");
      if (!isWhole) continue;
      countries[kind].push(...found);
      text = text.replace(match[0], "\n");
    }
  const isUnarchived = UNARCHIVED.test(text) || means("no-archive") !== undefined;
  text = text.replace(UNARCHIVED, "\n");
  const unknown =
    means("hold")?.words ??
    NOT_ON_SITE.exec(text)?.[0] ??
    UNKNOWN_RESTRICTION.exec(text)?.[0] ??
    (sent.hasEmbargo ? null : (EMBARGO_IN_WORDS.exec(text)?.[0] ?? null));
  return {
    limits: { only: [...new Set(countries.only)], never: [...new Set(countries.never)], isUnarchived, isLocked: isRewritingForbidden },
    unknown: unknown?.trim() ?? null,
  };
};

export { isLocked };
