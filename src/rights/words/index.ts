import { french, type Lang } from "#kit";
import type { RightsHole } from "../rights-line.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type Words = {
  readonly made: (parts: { holder: string; year: string; terms: string }) => string;
  /** A part of a story: whom to name, and its own rights line. */
  readonly part: (credit: string, line: string) => string;
  /** What was wrong with a line that came, for the intake page. */
  readonly hole: Readonly<Record<RightsHole, string>>;
  /** The terms of a source whose profile nobody has written yet. */
  readonly defaultTerms: string;
};

const all: Readonly<Record<Lang, Words>> = { en, fr: french(fr), ar };
export const wordsOf = (lang: Lang): Words => all[lang];
