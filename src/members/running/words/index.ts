import { french, type Lang } from "#kit";
import type { MemberRole } from "../../member.ts";
import type { RoleProblem } from "../people.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type Words = {
  readonly editorsOnly: string;
  readonly setUp: Readonly<
    Record<
      | "title"
      | "deck"
      | "keyDeck"
      | "key"
      | "keyHint"
      | "keyWrong"
      | "goOn"
      | "siteHead"
      | "site"
      | "siteHint"
      | "town"
      | "townHint"
      | "lang"
      | "langHint"
      | "zone"
      | "zoneHint"
      | "youHead"
      | "youDeck"
      | "name"
      | "email"
      | "emailHint"
      | "password"
      | "start"
      | "missing",
      string
    >
  >;
  readonly roles: Readonly<Record<MemberRole, { readonly name: string; readonly may: string }>>;
  readonly people: Readonly<
    Record<
      | "title"
      | "deck"
      | "adminsOnly"
      | "back"
      | "change"
      | "done"
      | "rolesTitle"
      | "staffTitle"
      | "findTitle"
      | "findDeck"
      | "findField"
      | "find"
      | "nobody"
      | "historyTitle"
      | "noHistory",
      string
    >
  > & {
    readonly roleOf: (name: string) => string;
    readonly since: (date: string) => string;
    readonly changed: (at: string, by: string, who: string, from: string, to: string) => string;
    readonly problems: Readonly<Record<RoleProblem, string>>;
  };
};

const WORDS: Readonly<Record<Lang, Words>> = { en, fr: french(fr), ar };

export const wordsOf = (lang: Lang): Words => WORDS[lang];
