import { french, type Lang } from "#kit";
import type { Bar } from "../part.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type Words = {
  readonly title: string;
  readonly help: string;
  /** Why a part keeps the whole from readers; `name` is its headline, or the source where nobody is shown that. */
  readonly bars: Readonly<Record<Bar, (name: string) => string>>;
  readonly fine: string;
  readonly waits: (at: string) => string;
  readonly waitsOpen: string;
  readonly updated: (source: string) => string;
  readonly gone: string;
  readonly take: string;
  readonly drop: string;
  readonly clashes: string;
  readonly yours: string;
  readonly theirs: string;
  readonly changed: string;
  readonly unnamed: string;
  /** Why nothing was begun. */
  readonly problem: {
    readonly title: string;
    readonly "not-allowed": string;
    readonly "too-few": string;
    readonly "too-many": (most: number) => string;
    readonly none: string;
    readonly own: (headline: string) => string;
    readonly locked: (headline: string, source: string) => string;
    readonly killed: (source: string) => string;
    readonly withheld: (headline: string) => string;
    readonly over: (headline: string) => string;
    readonly back: string;
  };
  /** On the story's page. */
  readonly madeOf: string;
};

const WORDS: Readonly<Record<Lang, Words>> = { en, fr: french(fr), ar };

export const wordsOf = (lang: Lang): Words => WORDS[lang];
