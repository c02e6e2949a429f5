import { french, type Lang } from "#kit";
import type { SeriesProblem } from "../act-on-series.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type Words = Readonly<
  Record<
    | "editorsOnly"
    | "kind"
    | "more"
    | "whole"
    | "before"
    | "after"
    | "title"
    | "deck"
    | "none"
    | "begin"
    | "name"
    | "about"
    | "aboutHint"
    | "lang"
    | "isDone"
    | "save"
    | "saved"
    | "parts"
    | "noParts"
    | "up"
    | "down"
    | "remove"
    | "add"
    | "story"
    | "find"
    | "findTitle"
    | "drop"
    | "dropHelp"
    | "onSite"
    | "all",
    string
  >
> & {
  readonly part: (no: string, of: string) => string;
  readonly upOf: (story: string) => string;
  readonly downOf: (story: string) => string;
  readonly removeOf: (story: string) => string;
  readonly problems: Readonly<Record<SeriesProblem, string>>;
};

const WORDS: Readonly<Record<Lang, Words>> = { en, fr: french(fr), ar };

export const wordsOf = (lang: Lang): Words => WORDS[lang];
