import { french, type Lang } from "#kit";
import type { StoryState, TopicKind } from "../../tables.ts";
import type { VersionKind } from "../tables.ts";
import type { CopyField } from "../copy.ts";
import type { ManuscriptProblem } from "../manuscript.ts";

import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type Words = {
  readonly title: string;
  readonly start: string;
  readonly empty: string;
  readonly noHeadline: string;
  readonly draft: string;
  readonly states: Readonly<Record<StoryState, string>>;
  readonly columns: Readonly<Record<"changed" | "story" | "state", string>>;
  readonly changed: (at: string, name: string) => string;
  readonly opens: (at: string) => string;
  readonly editing: (name: string, at: string) => string;
  readonly editingHelp: string;
  readonly takeOver: string;
  readonly fields: Readonly<Record<CopyField, string>>;
  readonly kinds: Readonly<Record<TopicKind, string>>;
  /** What is told while a topic is chosen; # stands for the number, or the name. */
  readonly choosing: Readonly<Record<"found" | "none" | "added", string>>;
  readonly hints: Readonly<Record<"authors" | "topics" | "addTopic" | "rights" | "body", string>>;
  readonly markup: { readonly title: string; readonly rows: readonly (readonly [string, string])[] };
  readonly length: (words: number, minutes: number) => string;
  readonly save: string;
  readonly saved: string;
  readonly sent: string;
  readonly keptAt: string;
  readonly notKept: string;
  readonly outTitle: string;
  readonly publish: string;
  readonly publishChange: string;
  readonly schedule: string;
  readonly at: string;
  readonly atHint: (zone: string) => string;
  readonly takeBack: string;
  readonly correction: string;
  readonly note: string;
  readonly noteHint: string;
  readonly withdraw: string;
  readonly withdrawHelp: string;
  readonly sure: string;
  readonly unsure: string;
  readonly preview: string;
  readonly previewFeed: string;
  readonly previewMail: string;
  readonly previewCard: string;
  readonly back: string;
  readonly versions: string;
  readonly versionKinds: Readonly<Record<VersionKind, string>>;
  readonly noVersions: string;
  readonly compare: string;
  readonly from: string;
  readonly to: string;
  readonly nothing: string;
  readonly onSite: string;
  readonly problem: Readonly<Record<ManuscriptProblem | "updated" | "locked" | "no-headline" | "no-text" | "other", string>>;
  readonly merged: string;
  /** What was typed besides the words of a story that was withdrawn. */
  readonly own: { readonly title: string; readonly help: string };
  readonly holder: (name: string) => string;
  /** Editing over a story of the wire. */
  readonly over: {
    readonly what: (source: string) => string;
    readonly locked: (source: string) => string;
    readonly update: (source: string, version: string | null) => string;
    readonly updateHelp: string;
    readonly take: string;
    readonly live: string;
    readonly conflicts: string;
    readonly yours: string;
    readonly theirs: (source: string) => string;
    readonly unrepeated: string;
    readonly unrepeatedHelp: string;
    readonly drop: string;
    readonly desk: string;
    readonly mark: string;
  };
  readonly mine: string;
  readonly signedOut: string;
  readonly signIn: string;
  readonly lacking: string;
  readonly lacks: {
    readonly empty: Readonly<Record<CopyField | "note", string>>;
    readonly pictures: Readonly<Record<"gone" | "no-alt" | "over" | "barred", string>>;
    readonly section: string;
    readonly lang: string;
    readonly topics: (names: string) => string;
    readonly unclear: (names: string) => string;
    readonly at: Readonly<Record<"no-time" | "past" | "public", string>>;
  };
};

const WORDS: Readonly<Record<Lang, Words>> = { en, fr: french(fr), ar };

export const wordsOf = (lang: Lang): Words => WORDS[lang];
