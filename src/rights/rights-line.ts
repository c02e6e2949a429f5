import type { Lang } from "#kit";
import { wordsOf } from "./words/index.ts";

declare const complete: unique symbol;

/**
 * What stands under a story: who holds the copyright, the year, and what may be done with it. Only `rightsLine` makes one, and it cannot make
 * one with a part missing; pages take nothing else.
 */
export type RightsLine = {
  readonly holder: string;
  readonly year: number;
  readonly terms: string;
  /** The line as printed, in one or two sentences. */
  readonly text: string;
  /** `item`: the agency's own words; `profile`: made from the source's profile. */
  readonly origin: "item" | "profile";
  readonly [complete]: true;
};

/** What an item said of its rights; anything may be missing or have a hole in it. */
export type SentRights = {
  readonly holder: string | null;
  readonly year: number | null;
  readonly notice: string | null;
  readonly usageTerms: string | null;
  readonly creditLine: string | null;
  /** Of a story that was put together of texts of several sources: what each of them has printed. */
  readonly parts?: readonly PartCredit[];
};

/** Whose a part of a story is, at its source's address here; `line` is its own rights line. */
export type PartCredit = { readonly source: string; readonly slug: string; readonly credit: string; readonly line: string };

/** What we know of the source in general. Both are never blank: a profile without them is refused when it is written. */
export type RightsProfile = { readonly holder: string; readonly terms: string };

/** What was wrong with the line that came, for the intake page. */
export type RightsHole = "no-notice" | "no-holder" | "no-year" | "placeholder" | "sign-only";

const SIGN = /©|\(c\)|\bcopyright\b/giu;
const YEAR = /(?<!\d)(1[89]\d\d|20\d\d|2100)(?!\d)/u;
const PLACEHOLDER = /\{[^}]*\}|%[A-Z_]+%|\$\{|\[(?:year|date|name|holder|author|source)\]|\b(?:null|undefined|NaN)\b|\bYYYY\b|\bxxxx\b/iu;
const STOCK = /\ball rights reserved\b|\btous droits réservés\b|جميع الحقوق محفوظة/giu;

/**
 * The hole in a notice, or null when it can be printed as it came. A hole is what a template leaves behind when a value was missing: a comma
 * with nothing before the stop ("© Agency, . All rights reserved."), a sign with nothing after it, an unfilled placeholder.
 */
export const holeIn = (notice: string): RightsHole | null => {
  const flat = notice.replace(/\s+/gu, " ").trim();
  if (flat === "") return "no-notice";
  if (PLACEHOLDER.test(flat)) return "placeholder";
  const bare = flat.replace(SIGN, "").replace(STOCK, "");
  if (!/\p{L}/u.test(bare)) return /\d{4}/u.test(bare) ? "no-holder" : "sign-only";
  if (/,\s*[.,;]|\(\s*\)|\[\s*\]|\bby\s*[.,;]/u.test(flat)) return "no-year";
  if (/(?:©|\(c\)|\bcopyright\b)\s*[.,;:]/iu.test(flat)) return YEAR.test(flat) ? "no-holder" : "sign-only";
  return /(?:©|\(c\)|\bcopyright\b)\s*(?:1[89]\d\d|20\d\d)\s*[.,;:]/iu.test(flat) &&
    !/\p{L}{3,}/u.test(flat.split(/(?:1[89]\d\d|20\d\d)/u)[1]?.split(".")[0] ?? "")
    ? "no-holder"
    : null;
};

const ended = (text: string): string => (/[.!?؟。]["”’)]?$/u.test(text) ? text : `${text}.`);
const clean = (text: string | null): string | null => {
  const flat = (text ?? "").replace(/\s+/gu, " ").trim();
  return flat === "" ? null : flat;
};

/** `text` where it says something: words, and no placeholder. */
const said = (text: string | null): string | null => {
  const flat = clean(text);
  return flat !== null && /\p{L}{2}/u.test(flat) && !PLACEHOLDER.test(flat) ? flat : null;
};

/** What `terms` say that `notice` does not say already, by whole sentences; empty where that is nothing. */
const beyond = (notice: string, terms: string): string =>
  terms
    .split(/(?<=[.!?؟。])\s+/u)
    .filter((sentence) => !notice.toLowerCase().includes(sentence.toLowerCase().replace(/[.!?؟。]+$/u, "")))
    .join(" ");

/** The line, and behind it that of each part. */
const withParts = (text: string, { parts = [] }: SentRights, lang: Lang): string =>
  parts.length === 0
    ? text
    : [
        ended(text),
        ...parts.map(({ source, credit, line }) =>
          wordsOf(lang).part(credit.includes(source) ? credit : creditOf(source, credit), ended(line)),
        ),
      ].join(" ");

const creditOf = (source: string, credit: string): string => (credit === "" ? source : `${source} (${credit})`);

/**
 * The line for one revision. The notice stands as sent when it is whole, with the item's usage terms behind it where they say more. Otherwise
 * the line is made: holder from the item, else the profile; year as stated, else `firstYear` (of first creation, else of first publication);
 * terms from the item, else the profile. `holes` says what was wrong with what came; empty when nothing was.
 */
export const rightsLine = (
  sent: SentRights,
  profile: RightsProfile,
  firstYear: number,
  lang: Lang,
): { readonly line: RightsLine; readonly holes: readonly RightsHole[] } => {
  const notice = clean(sent.notice);
  const hole = notice === null ? "no-notice" : holeIn(notice);
  const stated = notice === null ? undefined : YEAR.exec(notice)?.[1];
  const year = sent.year ?? (stated === undefined ? firstYear : Number(stated));
  const made = (by: RightsProfile): string => wordsOf(lang).made({ holder: by.holder, year: String(year), terms: ended(by.terms) });
  const named = { holder: said(sent.holder) ?? profile.holder, terms: said(sent.usageTerms) ?? profile.terms };
  const by = holeIn(made(named)) === null ? named : profile;
  if (notice === null || hole !== null) {
    const line = { ...by, year, text: withParts(made(by), sent, lang), origin: "profile" } as RightsLine;
    return { line, holes: [hole ?? "no-notice"] };
  }
  const added = by === named && said(sent.usageTerms) !== null ? beyond(notice, by.terms) : "";
  const more = added === "" ? notice : `${ended(notice)} ${added}`;
  const line = { ...by, year, text: withParts(holeIn(more) === null ? more : notice, sent, lang), origin: "item" } as RightsLine;
  return { line, holes: [] };
};
