import type { Stage } from "#conversation";
import { french, type Lang } from "#kit";
import type { Helpful, NoteKind, Status } from "../note.ts";
import type { Reason } from "../scorer/reasons.ts";
import type { TicketState } from "../ticket.ts";
import type { ToldNews } from "../tell-note.ts";
import type { NoteProblem } from "../write-note.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

type PlainProblem = Exclude<
  NoteProblem["kind"],
  "too-long" | "bad-link" | "many-links" | "day-full" | "story-full" | "enough-here" | "against-rule"
>;

export type Words = {
  readonly kinds: Readonly<Record<NoteKind, string>>;
  readonly reasons: Readonly<Record<Reason, string>>;
  readonly helpful: Readonly<Record<Helpful, string>>;
  readonly ask: string;
  readonly statuses: Readonly<Record<Status, string>>;
  /** What a status means to the note's author, and what happens next. */
  readonly life: Readonly<Record<Status, string>>;
  readonly problems: {
    readonly plain: Readonly<Record<PlainProblem, string>>;
    readonly tooLong: (letters: number, most: number) => string;
    readonly badLink: (link: string) => string;
    readonly manyLinks: (most: number) => string;
    readonly dayFull: (most: number) => string;
    readonly storyFull: (most: number) => string;
    readonly enoughHere: (most: number) => string;
    readonly againstRule: (rule: string) => string;
    readonly tooFast: (seconds: number) => string;
    readonly noAnswer: string;
    readonly noReasons: string;
    readonly own: string;
    readonly closed: string;
    readonly tooMany: string;
    readonly noWhy: string;
  };
  readonly form: Readonly<
    Record<
      | "title"
      | "passage"
      | "passageHint"
      | "chosen"
      | "other"
      | "body"
      | "bodyHint"
      | "kind"
      | "evidence"
      | "evidenceMore"
      | "evidenceHint"
      | "unnamed"
      | "send"
      | "keep"
      | "after"
      | "selected"
      | "add",
      string
    >
  > & { readonly deck: (headline: string) => string };
  readonly note: {
    readonly added: string;
    readonly evidence: string;
    readonly by: (name: string, when: string) => string;
    readonly byReader: (when: string) => string;
    readonly byDesk: string;
    readonly byRaters: (stage: Stage, helpful: number, all: number) => string;
    readonly reworded: (when: string) => string;
    readonly rate: string;
    readonly rated: string;
    readonly report: string;
    readonly open: string;
    readonly back: string;
    readonly onPassage: string;
    readonly passageWas: string;
    readonly passageNow: string;
    readonly several: (count: number) => string;
    readonly see: string;
    readonly disputed: string;
  };
  readonly list: Readonly<
    Record<
      | "title"
      | "former"
      | "formerDeck"
      | "proposed"
      | "proposedDeck"
      | "write"
      | "how"
      | "hide"
      | "show"
      | "hidden"
      | "off"
      | "none"
      | "mine",
      string
    >
  > & { readonly count: (count: number) => string };
  readonly rate: Readonly<
    Record<
      "title" | "deck" | "why" | "whyHint" | "whyNot" | "send" | "next" | "done" | "later" | "unproved" | "notBlind" | "young" | "asked",
      string
    >
  >;
  readonly queue: Readonly<Record<"title" | "deck" | "none" | "need" | "own" | "ownNone" | "asked" | "recheck" | "signIn", string>>;
  readonly own: {
    readonly title: string;
    readonly missing: (more: number) => string;
    readonly missingOther: string;
    readonly missingReasons: string;
    readonly fits: string;
    readonly fitsNot: string;
    readonly fitsAsk: string;
    readonly withdraw: string;
    readonly send: string;
    readonly log: string;
    readonly logs: Readonly<Record<string, string>>;
    readonly gone: string;
    readonly reason: (reason: string) => string;
  };
  readonly desk: Readonly<
    Record<
      | "formerMember"
      | "corrections"
      | "correctionsDeck"
      | "noTickets"
      | "ticketOf"
      | "correct"
      | "looking"
      | "incorporated"
      | "decline"
      | "answer"
      | "answerHint"
      | "notes"
      | "notesDeck"
      | "held"
      | "letOut"
      | "turnDown"
      | "publish"
      | "unpublish"
      | "veto"
      | "unveto"
      | "remove"
      | "removeRule"
      | "removeReason"
      | "incorporate"
      | "inHold"
      | "candidates"
      | "buried"
      | "recheck"
      | "shown"
      | "off"
      | "on"
      | "offReason"
      | "naive",
      string
    >
  > & {
    readonly none: (names: string) => string;
    readonly tickets: Readonly<Record<TicketState, string>>;
    readonly share: (helpful: number, all: number) => string;
  };
  readonly incorporated: (name: string) => string;
  /** What authors and those who are asked read in their inbox. */
  readonly told: Readonly<Record<ToldNews, (headline: string) => string>> & {
    readonly asked: string;
    readonly changed: (headline: string) => string;
    readonly disputed: (headline: string) => string;
  };
  readonly how: {
    readonly title: string;
    readonly deck: string;
    readonly stage: string;
    readonly stages: Readonly<Record<Stage, string>>;
    readonly steps: readonly string[];
    readonly data: string;
    readonly dataHow: string;
    readonly export: string;
    readonly runs: string;
  };
  readonly runs: Readonly<
    Record<
      | "title"
      | "deck"
      | "none"
      | "when"
      | "kind"
      | "outcome"
      | "stage"
      | "ratings"
      | "raters"
      | "notes"
      | "mu"
      | "bar"
      | "gauge"
      | "churn"
      | "objective"
      | "sweeps"
      | "chartRatings"
      | "chartGauge"
      | "release"
      | "frozen"
      | "axis",
      string
    >
  > & {
    /** A share in percent. */
    readonly share: (figure: string) => string;
    readonly kinds: Readonly<Record<"full" | "refit" | "stream", string>>;
    readonly stages: Readonly<Record<Stage, string>>;
    readonly outcomes: Readonly<Record<"published" | "frozen" | "failed" | "held", string>>;
  };
};

const all: Readonly<Record<Lang, Words>> = { en, fr: french(fr), ar };
export const wordsOf = (lang: Lang): Words => all[lang];
