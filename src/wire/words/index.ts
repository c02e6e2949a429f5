import { french, type Lang } from "#kit";
import type { EditProblem, HeldFor, Outcome } from "#stories";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";
import type { SourceWords } from "./sources.ts";

type StoryWords = Readonly<
  Record<
    | "title"
    | "now"
    | "publicNow"
    | "writtenHere"
    | "words"
    | "give"
    | "edit"
    | "ours"
    | "edited"
    | "bodyLocked"
    | "conflicts"
    | "acts"
    | "release"
    | "hold"
    | "holdHelp"
    | "kill"
    | "killHelp"
    | "killSure"
    | "killUnsure"
    | "killed"
    | "saved",
    string
  >
> & { readonly sent: (source: string) => string; readonly problem: Readonly<Record<EditProblem, string>> };

export type Words = {
  readonly sources: SourceWords;
  readonly unnamedSource: string;
  readonly newSource: (name: string) => string;
  readonly conflict: string;
  readonly noGuid: string;
  readonly stale: string;
  readonly afterKill: string;
  readonly waits: string;
  readonly unknownTerms: (words: string) => string;
  readonly bulletin: (word: string) => string;
  readonly held: Readonly<Record<HeldFor, string>>;
  readonly pictureUnreadable: (name: string) => string;
  readonly outcome: Readonly<Record<Outcome, string>>;
  readonly incoming: string;
  readonly incomingTitle: string;
  readonly skip: string;
  readonly tableCaption: string;
  readonly columns: {
    readonly time: string;
    readonly source: string;
    readonly item: string;
    readonly state: string;
    readonly next: string;
  };
  readonly counts: (today: number, out: number, needing: number) => string;
  readonly filter: { readonly source: string; readonly state: string; readonly all: string; readonly any: string; readonly apply: string };
  readonly version: (version: string) => string;
  readonly file: (name: string, size: string) => string;
  readonly unread: string;
  readonly removed: string;
  readonly onSite: string;
  readonly changes: string;
  readonly afterSeconds: (seconds: string) => string;
  readonly opens: (when: string) => string;
  readonly opensNever: string;
  readonly look: string;
  readonly older: string;
  readonly needsEditor: string;
  readonly nothingNeeds: string;
  readonly nothingYet: string;
  readonly dropHere: (folder: string) => string;
  readonly key: string;
  readonly feeds: {
    readonly title: string;
    readonly all: string;
    readonly feed: string;
    readonly last: string;
    readonly items: string;
    readonly folder: string;
    readonly command: string;
    readonly push: string;
    readonly demo: string;
    readonly never: string;
  };
  readonly states: {
    readonly published: string;
    /** Of an event for the newsroom. */
    readonly noted: string;
    readonly corrected: string;
    readonly embargo: string;
    readonly held: string;
    readonly refused: string;
    readonly killed: string;
    readonly older: string;
    readonly same: string;
  };
  readonly itemTitle: string;
  readonly facts: {
    readonly file: string;
    readonly received: string;
    readonly channel: string;
    readonly size: string;
    readonly digest: string;
    readonly format: string;
    readonly outcome: string;
    readonly editorNote: string;
    readonly slugline: string;
    readonly bytes: string;
  };
  readonly download: string;
  readonly notStaff: string;
  readonly edit: string;
  readonly editStory: string;
  readonly story: StoryWords;
};

const all: Readonly<Record<Lang, Words>> = { en, fr: french(fr), ar };
export const wordsOf = (lang: Lang): Words => all[lang];
