import { french, type Lang } from "#kit";
import type { LoanBar } from "../loan.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type LentWords = {
  readonly bars: Readonly<Record<LoanBar, string>>;
  /** What a picture on loan may do: this, and behind it what holds of the rest, with commas between. */
  readonly may: string;
  readonly until: (day: string) => string;
  readonly siteOnly: string;
  readonly only: (countries: string) => string;
  readonly never: (countries: string) => string;
  readonly whole: string;
  readonly noCard: string;
  /** Before a picture's source, where an own story has it. */
  readonly from: (source: string) => string;
  readonly onLoan: string;
  /** How a source's picture comes into an own story. */
  readonly title: string;
  readonly help: string;
  readonly altHint: string;
  readonly use: string;
  readonly which: string;
  readonly anew: string;
};

const WORDS: Readonly<Record<Lang, LentWords>> = { en, fr: french(fr), ar };

export const lentWordsOf = (lang: Lang): LentWords => WORDS[lang];
