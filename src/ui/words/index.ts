import { french, type Lang } from "#kit";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

/** A page of trouble: what happened, and what the reader can do. */
export type TroubleWords = { readonly title: string; readonly what: string; readonly next: string };
export type TroubleStatus = 403 | 404 | 410 | 429 | 451 | 500 | 503;

/** The sentences of the frame and its components. Counts come as numbers: each language writes its own digits and plurals. */
export type Words = {
  readonly skip: string;
  readonly search: string;
  readonly signIn: string;
  readonly signOut: string;
  readonly openAccount: string;
  readonly inbox: (unread: number) => string;
  readonly settings: string;
  readonly desk: string;
  readonly moderation: string;
  readonly theSite: string;
  readonly deskOf: (site: string) => string;
  readonly sections: string;
  readonly about: string;
  readonly howWeWork: string;
  readonly ledger: string;
  readonly corrections: string;
  readonly rules: string;
  readonly questions: string;
  readonly ourSources: string;
  readonly newsletters: string;
  readonly communities: string;
  readonly takePart: string;
  readonly otherWays: string;
  readonly languages: string;
  readonly appearance: string;
  readonly light: string;
  readonly dark: string;
  readonly asDevice: string;
  readonly howItGrew: string;
  readonly all: string;
  readonly next: string;
  readonly previous: string;
  readonly pages: string;
  readonly optional: string;
  readonly pleaseLook: (problems: number) => string;
  readonly wroteThis: (name: string) => string;
  readonly ownWords: string;
  readonly allFrom: (name: string) => string;
  readonly whatItMeans: string;
  readonly join: string;
  readonly joinWhy: string;
  readonly leaveReply: string;
  readonly whatIsIt: string;
  readonly comment: string;
  readonly question: string;
  readonly context: string;
  readonly yourWords: string;
  readonly replyHint: string;
  readonly postReply: string;
  readonly nothingLost: string;
  readonly inReplyTo: string;
  readonly wireEmpty: string;
  readonly trouble: (status: TroubleStatus) => TroubleWords;
  readonly toFront: string;
  readonly states: Readonly<Record<StateName, string>>;
};

/** What state a thing on the desk is in; each has its own bar. */
export type StateName = "ready" | "published" | "corrected" | "embargoed" | "held" | "quarantined" | "killed";

const WORDS: Readonly<Record<Lang, Words>> = { en, fr: french(fr), ar };

/** The sentences of this room in `lang`. */
export const wordsOf = (lang: Lang): Words => WORDS[lang];
