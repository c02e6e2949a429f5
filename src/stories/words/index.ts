import type { Lang } from "#kit";
import type { Share } from "#rights";
import type { TopicKind } from "../tables.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type Words = {
  readonly skipToStories: string;
  readonly description: (site: string) => string;
  readonly moreOfToday: string;
  readonly discussed: string;
  readonly discussedWhat: (replies: string) => string;
  readonly putRight: string;
  readonly allPutRight: string;
  readonly whatChanged: string;
  readonly correctedHeadline: (headline: string) => string;
  readonly withdrawnBy: (source: string) => string;
  readonly withdrawnWhat: (source: string) => string;
  readonly theWire: string;
  readonly all: string;
  readonly emptyFront: string;
  readonly emptyFrontHow: string;
  readonly emptySection: string;
  readonly older: string;
  readonly replies: (count: number) => string;
  readonly version: (number: number) => string;
  readonly firstReport: string;
  readonly versionCorrected: (number: number) => string;
  readonly now: string;
  readonly by: string;
  readonly sent: string;
  readonly lastChanged: string;
  readonly inSection: string;
  readonly correctedAt: (time: string) => string;
  readonly correctedPlain: string;
  readonly picture: (credit: string) => string;
  readonly rights: {
    readonly caption: string;
    readonly read: string;
    readonly feeds: string;
    readonly apps: string;
    readonly rewrite: string;
    readonly machine: string;
    readonly yes: string;
    readonly no: string;
    readonly until: (date: string) => string;
    readonly allow: (allowance: Share, characters: string) => string;
    readonly rewriteOwn: string;
  };
  readonly asReceived: string;
  readonly ownStory: string;
  readonly excerptOnly: string;
  readonly topics: {
    readonly title: string;
    readonly deck: string;
    readonly kinds: Readonly<Record<TopicKind, string>>;
    readonly kind: Readonly<Record<TopicKind, string>>;
    readonly broader: string;
    readonly narrower: string;
    /** Before the narrower topics, in a line with them. */
    readonly narrowerLine: string;
    readonly none: string;
    /** Where the names of subjects are from; `released` is a day in words. Before and after the two links. */
    readonly from: (released: string) => string;
    readonly licensed: string;
  };
  readonly takenDown: (source: string, date: string) => string;
  readonly changes: {
    readonly title: string;
    readonly from: string;
    readonly to: string;
    readonly compare: string;
    readonly heading: (from: string, to: string) => string;
    readonly places: (count: number) => string;
    readonly nothing: string;
    readonly oneVersion: string;
    readonly headline: string;
    readonly deck: string;
    readonly paragraph: (number: number) => string;
    readonly reworded: string;
    readonly numberChanged: string;
    readonly added: string;
    readonly removed: string;
    readonly asBefore: (count: number) => string;
    readonly note: string;
    readonly noteSent: (source: string, version: string) => string;
    readonly killedNever: string;
    readonly paragraphs: string;
  };
  readonly search: {
    readonly title: string;
    readonly label: string;
    readonly submit: string;
    readonly found: (count: number, words: string) => string;
    readonly more: string;
    readonly nothing: (words: string) => string;
    readonly nothingHow: string;
    readonly ask: string;
  };
  readonly corrections: {
    readonly title: string;
    readonly deck: string;
    readonly none: string;
    readonly inFeeds: string;
    readonly earlier: string;
  };
  readonly sources: {
    readonly title: string;
    readonly deck: string;
    readonly stories: string;
    readonly own: string;
    readonly agency: string;
    readonly noWords: string;
  };
};

const allWords: Readonly<Record<Lang, Words>> = { en, fr, ar };
export const wordsOf = (lang: Lang): Words => allWords[lang];
