import { french, type Lang } from "#kit";
import type { LiveProblem } from "../act-on-live.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type Words = Readonly<
  Record<
    | "title"
    | "points"
    | "pointsHint"
    | "live"
    | "ended"
    | "none"
    | "older"
    | "newest"
    | "permalink"
    | "corrected"
    | "way"
    | "deck"
    | "begin"
    | "beginHelp"
    | "end"
    | "open"
    | "add"
    | "headline"
    | "text"
    | "textHint"
    | "author"
    | "save"
    | "change"
    | "isCorrection"
    | "note"
    | "off"
    | "back"
    | "isOff"
    | "earlier"
    | "saved"
    | "onSite"
    | "entries"
    | "desk",
    string
  >
> & {
  /** By plural category; # is the number. */
  readonly fresh: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<LiveProblem, string>>;
};

const WORDS: Readonly<Record<Lang, Words>> = { en, fr: french(fr), ar };

export const wordsOf = (lang: Lang): Words => WORDS[lang];
