import { french, type Lang } from "#kit";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

/** Words in feeds, in the site's own language. */
export type Words = {
  readonly title: string;
  readonly about: string;
  readonly corrected: (headline: string) => string;
  readonly withdrawn: string;
};

const allWords: Readonly<Record<Lang, Words>> = { en, fr: french(fr), ar };
export const wordsOf = (lang: Lang): Words => allWords[lang];
