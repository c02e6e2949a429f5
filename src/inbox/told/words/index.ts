import { french, type Lang } from "#kit";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type Words = Readonly<Record<"title" | "who" | "follows" | "replied" | "seen", string>> & {
  readonly told: (told: number, seen: number) => string;
  readonly more: (count: number) => string;
};

const WORDS: Readonly<Record<Lang, Words>> = { en, fr: french(fr), ar };

export const wordsOf = (lang: Lang): Words => WORDS[lang];
