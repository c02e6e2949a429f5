import { french, type Lang } from "#kit";
import type { TicketState } from "../../ticket.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

/** What a letter to a source is made of. */
export type Disputed = {
  readonly source: string;
  readonly site: string;
  readonly headline: string;
  /** When we published it, and the source's own name of the story where it has one. */
  readonly known: string;
  readonly quote: string;
  /** What the reader says, and where they have it from. */
  readonly said: string;
  readonly evidence: readonly string[];
  readonly address: string;
};

type LetterWords = {
  readonly title: string;
  readonly deck: (source: string) => string;
  readonly link: (source: string) => string;
  readonly copyOf: (source: string) => string;
  readonly noContact: string;
  readonly addContact: (source: string) => string;
  readonly passed: (to: string, by: string) => string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly textHint: string;
  readonly send: (to: string) => string;
  readonly once: string;
  readonly back: string;
  readonly noText: string;
  readonly settled: string;
  readonly ownCopy: string;
  readonly subjectOf: (disputed: Disputed) => string;
  readonly lines: (disputed: Disputed) => readonly string[];
};

export type Words = Readonly<Record<"title" | "promise" | "badTime" | "all" | "credited", string>> & {
  readonly promiseHint: (zone: string) => string;
  readonly promised: (at: string) => string;
  readonly states: Readonly<Record<TicketState, string>>;
  readonly letter: LetterWords;
};

const WORDS: Readonly<Record<Lang, Words>> = { en, fr: french(fr), ar };

export const wordsOf = (lang: Lang): Words => WORDS[lang];
