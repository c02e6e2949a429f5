import { french, type Lang } from "#kit";
import { deskAr } from "./desk-ar.ts";
import { deskEn } from "./desk-en.ts";
import { deskFr } from "./desk-fr.ts";
import { memberAr } from "./member-ar.ts";
import { memberEn } from "./member-en.ts";
import { memberFr } from "./member-fr.ts";
import { rulesAr } from "./rules-ar.ts";
import { rulesEn } from "./rules-en.ts";
import { rulesFr } from "./rules-fr.ts";

export type DeskWords = typeof deskEn;
export type MemberWords = typeof memberEn;
export type RulesWords = typeof rulesEn;
export type Words = DeskWords & MemberWords & RulesWords;

const all: Readonly<Record<Lang, Words>> = {
  en: { ...deskEn, ...memberEn, ...rulesEn },
  fr: french({ ...deskFr, ...memberFr, ...rulesFr }),
  ar: { ...deskAr, ...memberAr, ...rulesAr },
};
export const wordsOf = (lang: Lang): Words => all[lang];
