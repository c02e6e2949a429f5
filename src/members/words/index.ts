import type { Lang } from "#kit";
import type { MemberRole } from "../member.ts";
import type { NameProblem } from "../read-name.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type Words = {
  readonly mail: {
    readonly subject: (code: string, site: string) => string;
    readonly code: (code: string) => string;
    readonly orLink: string;
    readonly once: string;
    readonly notYou: string;
  };
  readonly join: {
    readonly title: string;
    readonly titleWritten: string;
    readonly deck: string;
    readonly signInTitle: string;
    readonly signInDeck: string;
    readonly steps: readonly { readonly label: string; readonly text: string }[];
    readonly who: string;
    readonly name: string;
    readonly nameHint: string;
    readonly email: string;
    readonly emailHint: string;
    readonly send: string;
    readonly haveOne: string;
    readonly haveNone: string;
    readonly wrote: string;
    readonly wroteUnder: string;
    readonly change: string;
    readonly yours: string;
    readonly promises: readonly string[];
  };
  readonly code: {
    readonly title: string;
    readonly heading: string;
    readonly sent: (address: string, at: string, until: string) => string;
    readonly digits: string;
    readonly post: string;
    readonly enter: string;
    readonly another: string;
    readonly again: string;
    readonly over: string;
    readonly overDeck: string;
    readonly chooseName: string;
    readonly linkTitle: string;
    readonly linkDeck: string;
    readonly linkButton: string;
    readonly elsewhereTitle: string;
    readonly elsewhereDeck: string;
    readonly look: string;
  };
  readonly problems: {
    readonly email: string;
    readonly over: string;
    readonly digits: (count: number, wanted: number) => string;
    readonly wrong: (left: number) => string;
    readonly closed: string;
    readonly tooFast: string;
    readonly name: Readonly<Record<NameProblem | "missing", string>>;
    readonly tooLong: (most: number) => string;
  };
  readonly settings: {
    readonly title: string;
    readonly shown: string;
    readonly name: string;
    readonly nameHint: string;
    readonly place: string;
    readonly placeHint: string;
    readonly about: string;
    readonly aboutHint: string;
    readonly save: string;
    readonly saved: string;
    readonly reading: string;
    readonly lang: string;
    readonly theme: string;
    readonly themes: Readonly<Record<"auto" | "light" | "dark", string>>;
    readonly set: string;
    readonly account: string;
    readonly email: (address: string) => string;
    readonly sessions: (count: number) => string;
    readonly signOut: string;
    readonly signOutAll: string;
    readonly page: string;
  };
  readonly profile: {
    readonly since: (date: string) => string;
    readonly roles: Readonly<Record<MemberRole, string>>;
    readonly own: string;
  };
};

const all: Readonly<Record<Lang, Words>> = { en, fr, ar };
export const wordsOf = (lang: Lang): Words => all[lang];
