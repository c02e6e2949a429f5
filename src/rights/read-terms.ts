import { countryNamed } from "./country-named.ts";
import { type Limits, NO_LIMITS, type PictureLimit } from "./limits.ts";
import {
  EMBARGO_IN_WORDS,
  HOST_DAYS,
  isLocked,
  MOST_IN_WORDS,
  NO_RESTRICTION,
  NOT_ON_SITE,
  PICTURE_WORDS,
  TERRITORY_OUT,
  UNARCHIVED,
  UNKNOWN_RESTRICTION,
  UNMINED,
} from "./term-patterns.ts";

export const TERM_EFFECTS = [
  "nothing",
  "hold",
  "no-archive",
  "no-rewriting",
  "no-mining",
  "excerpt",
  "link",
  "no-pictures",
  "no-lending",
] as const;
export type TermEffect = (typeof TERM_EFFECTS)[number];

/** What a source's wording means, as an editor decided: `words` are looked for in its terms without regard to case. */
export type TermRule = { readonly words: string; readonly effect: TermEffect };

/** Where restrictions are said: terms and notices, and the note to editors. `hasEmbargo`: the item's fields hold an embargo that we keep. */
export type SentTerms = { readonly terms: readonly (string | null)[]; readonly note: string | null; readonly hasEmbargo: boolean };

/** What was found in terms: the limits, and the restrictive wording that nobody has said the meaning of, word for word. */
export type ReadTerms = { readonly limits: Limits; readonly unknown: string | null };

const PICTURE_EFFECTS = [
  ["no-pictures", "none"],
  ["no-lending", "no-lending"],
] as const satisfies readonly (readonly [TermEffect, PictureLimit])[];

const LETTERS_READ = 20_000;

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

/** The rules of a source that say something about `text`. */
export const rulesFor = (text: string, rules: readonly TermRule[]): readonly TermRule[] =>
  rules.filter(({ words }) => words.trim() !== "" && text.toLowerCase().includes(words.toLowerCase()));

/** A text that gives up what was understood of it. */
type Reading = { text: string };

const territoriesIn = (reading: Reading): Pick<Limits, "only" | "never"> => {
  const countries: Readonly<Record<"only" | "never", string[]>> = { only: [], never: [] };
  for (const [pattern, kind] of TERRITORY_OUT)
    for (const match of reading.text.matchAll(pattern)) {
      const { found, isWhole } = countriesIn(match[1] ?? "");
      if (!isWhole) continue;
      countries[kind].push(...found);
      reading.text = reading.text.replace(match[0], "\n");
    }
  return { only: [...new Set(countries.only)], never: [...new Set(countries.never)] };
};

/** Takes every place of a pattern out of the text: gives the first group of the first one, or its words, and null where there is none. */
const takes = (reading: Reading, pattern: RegExp): string | null => {
  let found: string | null = null;
  reading.text = reading.text.replace(pattern, (words: string, group: unknown) => {
    found ??= typeof group === "string" ? group : words;
    return "\n";
  });
  return found;
};

const daysIn = (reading: Reading): number | null => {
  const days = HOST_DAYS.map((pattern) => takes(reading, pattern))
    .filter((said) => said !== null)
    .map(Number);
  return days.length === 0 ? null : Math.min(...days);
};

/**
 * Reads terms in prose: what a pattern knows becomes a limit; what sounds like a limit and is not known is given back, so that an editor looks
 * before anything goes out. `rules` are the source's own and come first.
 */
export const readTerms = (sent: SentTerms, rules: readonly TermRule[] = []): ReadTerms => {
  const whole = [...sent.terms, forText(sent.note)]
    .filter((each) => each !== null)
    .join("\n")
    .slice(0, LETTERS_READ)
    .replace(NO_RESTRICTION, "\n");
  const decided = rulesFor(whole, rules);
  const means = (effect: TermEffect): TermRule | undefined => decided.find((rule) => rule.effect === effect);
  const isRewritingForbidden = isLocked(whole) || means("no-rewriting") !== undefined;
  const reading: Reading = { text: decided.reduce((text, { words }) => without(text, words), whole) };
  const pictures: readonly PictureLimit[] = PICTURE_WORDS.filter(([pattern]) => takes(reading, pattern) !== null).map(([, limit]) => limit);
  const byRule = PICTURE_EFFECTS.flatMap(([effect, limit]) => (means(effect) === undefined ? [] : [limit]));
  const territories = territoriesIn(reading);
  const notOnSite = NOT_ON_SITE.exec(reading.text)?.[0]; // before "online … 30 days" is taken for a time it may be kept
  const hostDays = daysIn(reading);
  const most = MOST_IN_WORDS.find(([pattern]) => takes(reading, pattern) !== null)?.[1] ?? null;
  const isUnmined = takes(reading, UNMINED) !== null || means("no-mining") !== undefined;
  const isUnarchived = takes(reading, UNARCHIVED) !== null || means("no-archive") !== undefined;
  const unknown =
    means("hold")?.words ??
    notOnSite ??
    UNKNOWN_RESTRICTION.exec(reading.text)?.[0] ??
    (sent.hasEmbargo ? null : (EMBARGO_IN_WORDS.exec(reading.text)?.[0] ?? null));
  return {
    limits: {
      ...NO_LIMITS,
      ...territories,
      isUnarchived,
      isLocked: isRewritingForbidden,
      most: means("link") !== undefined ? "link" : means("excerpt") !== undefined ? "excerpt" : most,
      hostDays,
      isUnmined,
      pictures: [...new Set([...pictures, ...byRule])],
    },
    unknown: unknown?.trim() ?? null,
  };
};
