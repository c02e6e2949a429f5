import type { Lang } from "#kit";
import type { MeetingProblem } from "../add-meeting.ts";
import type { FoundProblem } from "../found-community.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";
import type { TalkWords } from "./talk.ts";

export type Words = {
  readonly talk: TalkWords;
  readonly title: string;
  readonly deck: string;
  readonly none: string;
  readonly kinds: Readonly<Record<"place" | "interest", string>>;
  readonly members: (count: number) => string;
  readonly proposed: string;
  readonly waits: string;
  readonly open: string;
  readonly join: (name: string) => string;
  readonly leave: string;
  readonly quiet: string;
  readonly loud: string;
  readonly isMember: string;
  readonly lastSteward: string;
  readonly news: string;
  readonly dates: string;
  readonly noDates: string;
  readonly calendar: string;
  readonly off: string;
  readonly callOff: string;
  readonly keep: string;
  readonly stewards: string;
  readonly rules: string;
  readonly newest: string;
  readonly addDate: string;
  readonly what: string;
  readonly where: string;
  readonly when: string;
  readonly whenHint: (zone: string) => string;
  readonly post: string;
  readonly dateProblems: Readonly<Record<MeetingProblem, string>>;
  /** Under a story: members who declared to know its places or topics. */
  readonly know: { readonly title: string; readonly deck: string };
  readonly found: {
    readonly title: string;
    readonly deck: string;
    readonly kind: string;
    readonly name: string;
    readonly about: string;
    readonly rules: string;
    readonly looks: string;
    readonly send: string;
  };
  readonly foundProblems: Readonly<Record<FoundProblem, string>>;
};

const all: Readonly<Record<Lang, Words>> = { en, fr, ar };
export const wordsOf = (lang: Lang): Words => all[lang];
