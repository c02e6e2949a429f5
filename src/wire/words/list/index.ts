import { french, type Lang } from "#kit";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

/** The sentences of the list of what came in, as a newsroom works with it. */
export type Words = {
  readonly tick: (headline: string) => string;
  readonly ticks: string;
  readonly together: string;
  readonly togetherHelp: string;
  readonly words: string;
  readonly section: string;
  readonly lang: string;
  readonly urgency: string;
  readonly urgencies: (level: number) => string;
  readonly more: string;
  /** A narrow filter looks at the newest lines only, and goes on from there. */
  readonly through: (lines: number) => string;
  readonly furtherBack: string;
  readonly kept: string;
  readonly everything: string;
  readonly fresh: (count: number, isMore: boolean) => string;
  readonly shared: string;
  readonly keepTitle: string;
  readonly name: string;
  readonly share: string;
  readonly keep: string;
  readonly drop: string;
  readonly problem: Readonly<Record<"not-allowed" | "no-name" | "too-many", string>>;
  readonly seen: (names: string) => string;
  readonly you: string;
  readonly markSeen: string;
  /** `name`: who uses it; null of a former member. */
  readonly usedIn: (name: string | null) => string;
  readonly untitled: string;
  readonly updatedSince: string;
  readonly uses: string;
  readonly usesHelp: string;
  readonly differs: string;
};

const WORDS: Readonly<Record<Lang, Words>> = { en, fr: french(fr), ar };

export const wordsOf = (lang: Lang): Words => WORDS[lang];
