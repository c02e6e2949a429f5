import { french, type Lang } from "#kit";
import { heldAr } from "./held-ar.ts";
import { heldEn } from "./held-en.ts";
import { heldFr } from "./held-fr.ts";

/** What is held of a member, in words: its tables, by the names that rooms give, and the fields that most of them have. */
export type HeldWords = { readonly tables: Readonly<Record<string, string>>; readonly fields: Readonly<Record<string, string>> };

const ALL: Readonly<Record<Lang, HeldWords>> = { en: heldEn, fr: french(heldFr), ar: heldAr };

export const heldWordsOf = (lang: Lang): HeldWords => ALL[lang];
