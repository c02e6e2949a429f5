import { french, type Lang } from "#kit";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type Words = {
  readonly title: string;
  readonly how: string;
  readonly days: (days: number) => string;
  readonly span: string;
  readonly show: string;
  readonly file: string;
  readonly readings: string;
  readonly readingsByDay: string;
  readonly replies: string;
  readonly repliesByDay: string;
  readonly askedByDay: string;
  readonly openedByDay: string;
  readonly total: (count: number) => string;
  readonly table: string;
  readonly day: string;
  readonly mostRead: string;
  readonly story: string;
  readonly from: string;
  readonly host: string;
  readonly fromHelp: string;
  readonly mostReplied: string;
  readonly questions: string;
  readonly asked: string;
  readonly answered: string;
  readonly half: string;
  readonly moderation: string;
  readonly opened: string;
  readonly closed: string;
  readonly waiting: string;
  readonly feeds: string;
  readonly feed: string;
  readonly lastItem: string;
  readonly lag: string;
  readonly righted: string;
  readonly rightedHelp: string;
  readonly correctedAt: string;
  readonly readSince: string;
  readonly nothing: string;
};

const WORDS: Readonly<Record<Lang, Words>> = { en, fr: french(fr), ar };

export const wordsOf = (lang: Lang): Words => WORDS[lang];
