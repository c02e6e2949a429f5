import { french, type Lang } from "#kit";
import type { Badge, ContributionKind, StandingLevel } from "../standing.ts";
import { standingAr } from "./standing-ar.ts";
import { standingEn } from "./standing-en.ts";
import { standingFr } from "./standing-fr.ts";

/** The sentences of the page about standing, and of what a profile says of it. */
export type StandingWords = {
  readonly title: string;
  readonly deck: string;
  readonly levels: Readonly<Record<StandingLevel, string>>;
  readonly noStep: string;
  readonly old: (days: number) => string;
  readonly days: (days: number, of: number) => string;
  readonly contributions: (count: number) => string;
  readonly helped: (people: number) => string;
  readonly takenOff: (most: number, days: number) => string;
  readonly reply: (burst: number, seconds: number) => string;
  readonly links: (times: number) => string;
  readonly ratings: (count: number) => string;
  readonly introductions: (count: number) => string;
  readonly lost: string;
  readonly reports: string;
  readonly yours: string;
  readonly yoursAre: (level: string) => string;
  readonly badges: string;
  readonly badgesDeck: string;
  readonly badge: (badge: Badge) => string;
  readonly kinds: Readonly<Record<ContributionKind, string>>;
  readonly contributionsTitle: string;
  readonly how: string;
};

const all: Readonly<Record<Lang, StandingWords>> = { en: standingEn, fr: french(standingFr), ar: standingAr };
export const standingWordsOf = (lang: Lang): StandingWords => all[lang];
