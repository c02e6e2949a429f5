import type { Lang } from "#kit";
import { deskAr } from "./desk-ar.ts";
import { deskEn } from "./desk-en.ts";
import { deskFr } from "./desk-fr.ts";
import { memberAr } from "./member-ar.ts";
import { memberEn } from "./member-en.ts";
import { memberFr } from "./member-fr.ts";

export type DeskWords = typeof deskEn;
export type MemberWords = typeof memberEn;
export type Words = DeskWords & MemberWords;

const all: Readonly<Record<Lang, Words>> = {
  en: { ...deskEn, ...memberEn },
  fr: { ...deskFr, ...memberFr },
  ar: { ...deskAr, ...memberAr },
};
export const wordsOf = (lang: Lang): Words => all[lang];
