import { french, type Lang } from "#kit";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type ReasonKey = keyof typeof en;
export type ReasonWords = Readonly<Record<ReasonKey, string>>;

const all: Readonly<Record<Lang, ReasonWords>> = { en, fr: french(fr), ar };
export const reasonWordsOf = (lang: Lang): ReasonWords => all[lang];
