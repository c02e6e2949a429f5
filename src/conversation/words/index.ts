import type { Lang } from "#kit";
import type { Order, Rule } from "../comment.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type Words = {
  readonly heading: (count: number) => string;
  readonly order: string;
  readonly orders: Readonly<Record<Order, string>>;
  readonly show: string;
  readonly none: string;
  /** Templates by plural category for the browser, "#" standing for the number. */
  readonly fresh: Readonly<Record<string, string>>;
  readonly storyChanged: string;
  readonly showChanged: string;
  readonly offline: string;
  readonly corrected: (when: string) => string;
  readonly whatChanged: string;
  readonly closed: string;
  readonly closedWhy: string;
  readonly closedPage: Readonly<Record<"title" | "deck" | "none" | "reopen" | "reopenHelp" | "notYet", string>>;
  readonly nextPage: string;
  readonly more: (count: number) => string;
  readonly earlierAnswers: string;
  readonly laterAnswers: string;
  readonly inReplyTo: string;
  readonly onVersion: (number: number) => string;
  readonly fromDesk: string;
  readonly moderator: string;
  readonly formerMember: string;
  readonly reply: (name: string) => string;
  readonly replyShort: string;
  readonly remove: string;
  readonly look: string;
  readonly gone: {
    readonly hidden: (when: string) => string;
    readonly rule: (no: string, name: string) => string;
    readonly decided: string;
    readonly ledger: (no: number) => string;
    readonly deleted: string;
    readonly yours: string;
    readonly reason: string;
    readonly words: string;
  };
  readonly replyPage: {
    readonly title: string;
    readonly to: (headline: string) => string;
    readonly toStory: string;
    readonly kept: string;
    readonly threadOf: (headline: string) => string;
  };
  readonly problems: {
    readonly empty: string;
    readonly tooLong: (letters: number, most: number) => string;
    readonly storyGone: string;
    readonly talkClosed: string;
    readonly parentGone: string;
    readonly againstRule: (no: string, name: string) => string;
    readonly tooFast: (seconds: number) => string;
    readonly notSignedIn: string;
    readonly notYours: string;
    readonly notThere: string;
    readonly noReason: string;
  };
  readonly removePage: {
    readonly title: string;
    readonly ownTitle: string;
    readonly own: string;
    readonly ownButton: string;
    readonly which: string;
    readonly reason: string;
    readonly reasonHint: string;
    readonly button: string;
    readonly restoreTitle: string;
    readonly restore: string;
    readonly restoreButton: string;
    readonly back: string;
  };
  readonly rulesPage: { readonly title: string; readonly deck: string; readonly after: string };
  readonly rules: Readonly<Record<Rule, { readonly name: string; readonly text: string }>>;
  readonly profile: { readonly said: string; readonly under: string; readonly nothing: string };
};

const all: Readonly<Record<Lang, Words>> = { en, fr, ar };
export const wordsOf = (lang: Lang): Words => all[lang];
