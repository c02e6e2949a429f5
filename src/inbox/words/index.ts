import { french, type Lang } from "#kit";
import type { Digest, NoticeKind, ToldKind, Way } from "../notice.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

/** What a notice is said with: `who` is the names, isolated and joined; empty where nobody is named. */
export type Telling = { readonly count: number; readonly who: string; readonly headline: string };

export type Words = {
  readonly title: string;
  readonly deck: string;
  readonly nothing: string;
  readonly unread: string;
  readonly readAll: string;
  readonly read: string;
  readonly more: string;
  readonly why: string;
  readonly someone: string;
  /** Names of which only the first is said. */
  readonly andOthers: (first: string, others: number) => string;
  /** A discussion in a community that is followed. */
  readonly began: (community: string, title: string) => string;
  /** Kinds of this room; others come in their own words. */
  readonly tell: Readonly<Record<Exclude<NoticeKind, ToldKind>, (of: Telling) => string>>;
  /** Before the link to the choices. */
  readonly refused: string;
  readonly choices: {
    readonly title: string;
    readonly deck: string;
    readonly kinds: Readonly<Record<NoticeKind, string>>;
    readonly ways: Readonly<Record<Way, string>>;
    readonly digest: string;
    readonly digests: Readonly<Record<Digest, string>>;
    readonly quiet: string;
    readonly quietHint: string;
    readonly from: string;
    readonly to: string;
    readonly noQuiet: string;
    readonly halfQuiet: string;
    readonly save: string;
    readonly saved: string;
    readonly refused: (at: string) => string;
    readonly refusedDo: string;
    readonly otherAddress: string;
  };
  readonly follow: {
    readonly title: string;
    readonly following: string;
    readonly deck: string;
    readonly none: string;
    readonly newest: string;
    readonly sections: string;
    readonly start: (what: string) => string;
    readonly stop: (what: string) => string;
    readonly story: string;
    readonly discussion: string;
    readonly gone: string;
    readonly tooMany: string;
    readonly back: string;
  };
  readonly mail: {
    readonly subject: (count: number, site: string) => string;
    readonly open: string;
    readonly whyNotices: (site: string) => string;
    readonly whyDigest: (site: string) => string;
    readonly stop: string;
    readonly choose: string;
    readonly daily: (site: string, day: string) => string;
    readonly weekly: (site: string, day: string) => string;
    readonly news: string;
    readonly forYou: string;
    readonly replies: (count: number) => string;
  };
  readonly stop: {
    readonly title: string;
    readonly ask: Readonly<Record<"notices" | "digest", string>>;
    readonly button: string;
    readonly done: string;
    readonly doneDeck: Readonly<Record<"notices" | "digest", string>>;
    readonly none: string;
    readonly noneDeck: string;
  };
};

const all: Readonly<Record<Lang, Words>> = { en, fr: french(fr), ar };
export const wordsOf = (lang: Lang): Words => all[lang];
