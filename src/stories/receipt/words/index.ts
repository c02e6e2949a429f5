import { french, type Lang } from "#kit";
import type { Carried, Exit, ExitLine } from "../exit.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type Words = Readonly<
  Record<
    | "editorsOnly"
    | "title"
    | "link"
    | "withdrawn"
    | "checked"
    | "askedFor"
    | "byItself"
    | "answers"
    | "caption"
    | "exit"
    | "address"
    | "answer"
    | "state"
    | "waiting"
    | "lookAgain"
    | "never"
    | "allDown"
    | "soon"
    | "check"
    | "earlier"
    | "carried"
    | "carriedAlso"
    | "nothingCarried"
    | "follows"
    | "print"
    | "toStory"
    | "inLedger"
    | "notDown",
    string
  >
> & {
  readonly deck: (source: string) => string;
  readonly down: (down: number, all: number) => string;
  readonly took: (seconds: number) => string;
  readonly exits: Readonly<Record<Exit, string>>;
  readonly found: Readonly<Record<ExitLine["found"], string>>;
  readonly said: (status: number) => string;
  readonly carriedOf: (what: Carried["what"], count: number) => string;
  /** What to do, step by step, where something still answers. */
  readonly steps: readonly string[];
};

const WORDS: Readonly<Record<Lang, Words>> = { en, fr: french(fr), ar };

export const wordsOf = (lang: Lang): Words => WORDS[lang];
