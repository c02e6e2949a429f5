import { french, type Lang } from "#kit";
import type { DecidedBy, StoryEventKind } from "#stories";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

/** What the desk says of a story's life: what waits for a decision, what happened, and the withdrawal of a whole source. */
export type LifeWords = {
  /** Sentences of the intake log. */
  readonly log: {
    readonly add: string;
    readonly clarification: string;
    readonly conflictAsk: string;
    readonly disregard: string;
    readonly belowKill: string;
    readonly pictureKilled: (name: string) => string;
  };
  readonly waits: string;
  readonly takeAdd: string;
  readonly take: string;
  readonly leave: string;
  readonly lift: string;
  readonly liftWhat: (source: string) => string;
  readonly liftHelp: string;
  readonly liftSure: string;
  readonly liftUnsure: string;
  readonly nothingToLift: string;
  readonly killedWhat: string;
  /** A story that rests on one that was withdrawn or put right. */
  readonly flag: {
    readonly title: string;
    readonly killed: string;
    readonly held: string;
    readonly corrected: (headline: string) => string;
    /** A picture on loan has left it, and why. */
    readonly lent: (why: string) => string;
    readonly lentHelp: string;
    readonly help: string;
    readonly seen: string;
  };
  /** What stands where a withdrawn story was. */
  readonly absence: {
    readonly title: string;
    readonly notice: string;
    readonly noticeHelp: string;
    readonly vanish: string;
    readonly vanishHelp: string;
    readonly instead: string;
    readonly insteadHelp: string;
    readonly save: string;
    readonly problem: Readonly<Record<"not-allowed" | "not-withdrawn" | "no-such-story", string>>;
  };
  readonly life: string;
  readonly what: Readonly<Record<StoryEventKind, string>>;
  readonly by: Readonly<Record<DecidedBy, string>>;
  readonly version: (version: string) => string;
  readonly purge: {
    readonly title: string;
    readonly deck: string;
    readonly link: string;
    readonly source: string;
    readonly from: string;
    readonly to: string;
    readonly dayHint: string;
    readonly bytes: string;
    readonly keep: string;
    readonly keepHelp: string;
    readonly erase: string;
    readonly eraseHelp: string;
    readonly count: string;
    readonly counted: (stories: number, source: string, from: string, to: string) => string;
    readonly none: string;
    readonly sure: (source: string) => string;
    readonly go: string;
    readonly done: (stories: number) => string;
    readonly onlyAdmins: string;
    readonly problem: Readonly<Record<"not-allowed" | "no-source" | "bad-day" | "not-sure", string>>;
  };
};

const all: Readonly<Record<Lang, LifeWords>> = { en, fr: french(fr), ar };
export const lifeWordsOf = (lang: Lang): LifeWords => all[lang];
