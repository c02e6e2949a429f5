import type { Lang } from "#kit";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

/** The sentences of the list of what came in, as a newsroom works with it. */
export type Words = {
  readonly tick: (headline: string) => string;
  readonly ticks: string;
  readonly together: string;
  readonly togetherHelp: string;
};

const WORDS: Readonly<Record<Lang, Words>> = { en, fr, ar };

export const wordsOf = (lang: Lang): Words => WORDS[lang];
