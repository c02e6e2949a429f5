import { french, type Lang } from "#kit";
import type { Ink } from "#ui";
import type { SectionProblem } from "../section-acts.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

type Setting = { readonly name: string; readonly says: string };

export type Words = {
  readonly newsOf: (town: string) => string;
  readonly editorsOnly: string;
  readonly adminsOnly: string;
  readonly title: string;
  readonly deck: string;
  readonly back: string;
  readonly saved: string;
  readonly save: string;
  /** The pages of the settings, and what each is for. */
  readonly parts: Readonly<
    Record<
      | "site"
      | "sections"
      | "people"
      | "front"
      | "sources"
      | "feeds"
      | "newsletters"
      | "calendar"
      | "mail"
      | "rules"
      | "words"
      | "kept"
      | "history"
      | "start",
      Setting
    >
  >;
  readonly site: {
    readonly title: string;
    readonly deck: string;
    readonly fields: Readonly<Record<"name" | "nameplate" | "tagline" | "lang" | "langs" | "zone" | "ink" | "ear", Setting>>;
    readonly inks: Readonly<Record<Ink, string>>;
    readonly problems: Readonly<Record<"missing" | "long" | "unknown" | "own-language", string>>;
  };
  readonly sections: {
    readonly title: string;
    readonly deck: string;
    readonly names: Readonly<Record<Lang, string>>;
    readonly rename: string;
    readonly up: (name: string) => string;
    readonly down: (name: string) => string;
    readonly upShort: string;
    readonly downShort: string;
    readonly change: string;
    readonly retire: string;
    readonly retireHelp: string;
    readonly to: string;
    readonly add: string;
    readonly addHint: string;
    readonly none: string;
    readonly problems: Readonly<Record<SectionProblem, string>>;
  };
  readonly mail: {
    readonly title: string;
    readonly byServer: (server: string) => string;
    readonly toFolder: (folder: string) => string;
    readonly how: string;
    readonly test: string;
    readonly testHelp: string;
    readonly testSubject: (site: string) => string;
    readonly testLine: (site: string) => string;
    readonly news: Readonly<Record<"sent" | "no-address", string>>;
  };
  readonly kept: {
    readonly title: string;
    readonly deck: string;
    readonly fields: Readonly<Record<"keepSessions" | "keepBrowsers" | "keepFiles" | "keepReadings", Setting>>;
    readonly between: (least: number, most: number) => string;
    readonly wrong: (least: number, most: number) => string;
    readonly days: (count: number) => string;
    readonly told: string;
  };
  readonly history: {
    readonly title: string;
    readonly deck: string;
    readonly none: string;
    readonly by: (at: string, name: string) => string;
    readonly from: (name: string, before: string, after: string) => string;
    readonly added: (name: string) => string;
    readonly renamed: (before: string, after: string) => string;
    readonly ordered: (names: string) => string;
    readonly retired: (name: string, to: string) => string;
    readonly source: (name: string, fields: string) => string;
    readonly sourceFields: Readonly<
      Record<
        | "name"
        | "code"
        | "about"
        | "about_lang"
        | "holder"
        | "terms"
        | "identity"
        | "policy"
        | "term_rules"
        | "index_rule"
        | "canonical_rule"
        | "picture_rule"
        | "mining_policy"
        | "license",
        string
      >
    >;
    /** `time` null: switched off. */
    /** `section`: of whose letter; null for the whole paper's. `time`: null where it was switched off. */
    readonly newsletter: (rhythm: "daily" | "weekly", section: string | null, time: string | null) => string;
    readonly nothing: string;
    readonly undo: string;
    readonly notUndone: string;
    readonly older: string;
  };
  readonly start: {
    readonly title: string;
    readonly deck: string;
    readonly done: string;
    readonly steps: Readonly<Record<"sections" | "write" | "sources" | "people" | "mail" | "look", Setting>>;
  };
};

const WORDS: Readonly<Record<Lang, Words>> = { en, fr: french(fr), ar };

export const wordsOf = (lang: Lang): Words => WORDS[lang];
