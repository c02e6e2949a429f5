import { french, type Lang } from "#kit";
import type { EventStatus } from "../event.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type Words = Readonly<
  Record<
    | "editorsOnly"
    | "deck"
    | "untitled"
    | "calendar"
    | "when"
    | "where"
    | "status"
    | "source"
    | "slugline"
    | "versionTerm"
    | "noTime"
    | "withheld"
    | "note"
    | "coverage"
    | "noCoverage"
    | "plan"
    | "kind"
    | "what"
    | "due"
    | "begin"
    | "beginTitle"
    | "beginHelp"
    | "versions"
    | "stale"
    | "older"
    | "inDiary",
    string
  >
> & {
  readonly kinds: Readonly<Partial<Record<"text" | "picture" | "video" | "audio" | "graphic" | "composite" | "live", string>>>;
  readonly statuses: Readonly<Record<EventStatus | "withdrawn", string>>;
  readonly withdrawn: (source: string) => string;
  readonly version: (version: string) => string;
  readonly begun: (at: string) => string;
};

const WORDS: Readonly<Record<Lang, Words>> = { en, fr: french(fr), ar };

export const wordsOf = (lang: Lang): Words => WORDS[lang];
