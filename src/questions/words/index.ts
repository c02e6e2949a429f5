import { french, type Lang } from "#kit";
import type { Aim, CannotReason, ClosedReason, State, Step } from "../question.ts";
import type { AnswerKind } from "../tables.ts";
import type { SessionWords } from "./session-words.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

type Plain<Keys extends string> = Readonly<Record<Keys, string>>;

export type Words = {
  readonly states: Readonly<Record<State, string>>;
  readonly aims: Readonly<Record<Aim, string>>;
  /** Beside a question in a list: what it is about. */
  readonly aimMarks: Readonly<Record<Aim, string>>;
  readonly cannot: Readonly<Record<CannotReason, string>>;
  readonly closed: Readonly<Record<ClosedReason, string>>;
  readonly answerKinds: Readonly<Record<AnswerKind, string>>;
  readonly kind: string;
  readonly session: SessionWords;
  readonly ask: Plain<
    | "title"
    | "question"
    | "questionHint"
    | "aim"
    | "passage"
    | "passageHint"
    | "look"
    | "lookAgain"
    | "post"
    | "similar"
    | "passages"
    | "passagesHow"
    | "nothing"
    | "link"
    | "visitor"
    | "toStory"
    | "short"
    | "long"
    | "absent"
    | "unclear"
  > & { readonly about: (headline: string) => string; readonly tooFast: (seconds: number) => string };
  readonly want: Plain<"want" | "unwant" | "follow" | "unfollow" | "own" | "notThere" | "signIn"> & {
    readonly wants: (count: number) => string;
    readonly following: string;
  };
  readonly page: Plain<
    | "about"
    | "passage"
    | "passageGone"
    | "passageReworded"
    | "passageChanged"
    | "passageEarlier"
    | "passageNow"
    | "answerStale"
    | "answers"
    | "noAnswers"
    | "answer"
    | "answerStaff"
    | "yourAnswer"
    | "sources"
    | "sourcesHint"
    | "postAnswer"
    | "resolve"
    | "unresolve"
    | "resolved"
    | "mark"
    | "marked"
    | "markedByReaders"
    | "history"
    | "merged"
    | "held"
    | "became"
    | "noteIs"
    | "run"
    | "sourcesAre"
    | "thread"
    | "formerMember"
  > & {
    /** `name` is null where the newsroom as a whole has taken it on. */
    readonly assigned: (name: string | null, due: string) => string;
    readonly due: (when: string) => string;
    readonly answeredIn: (span: string) => string;
    readonly askedBy: (name: string, others: number) => string;
    readonly answeredBy: (name: string) => string;
  };
  readonly steps: Readonly<Record<Step | "asked", string>>;
  readonly list: Plain<"title" | "deck" | "state" | "any" | "q" | "show" | "none" | "next" | "rounds" | "noRecord"> & {
    readonly record: (share: string, span: string) => string;
    readonly answers: (count: number) => string;
    readonly roundEnds: (when: string) => string;
  };
  readonly story: Plain<"answered" | "waiting" | "all" | "none" | "ask" | "askThis" | "more">;
  readonly round: Plain<"title" | "deck" | "vote" | "voted" | "mine" | "over" | "won" | "none" | "notNow" | "signIn"> & {
    readonly ends: (when: string) => string;
    readonly votes: (count: number) => string;
  };
  readonly desk: Plain<
    | "title"
    | "deck"
    | "none"
    | "state"
    | "waiting"
    | "aim"
    | "anyAim"
    | "mine"
    | "show"
    | "asked"
    | "question"
    | "wants"
    | "next"
    | "shortlist"
    | "unlist"
    | "assign"
    | "assignTo"
    | "assignHint"
    | "dueIn"
    | "workingDays"
    | "note"
    | "noteHint"
    | "cannot"
    | "why"
    | "close"
    | "reopen"
    | "merge"
    | "mergeInto"
    | "mergeHint"
    | "unmerge"
    | "become"
    | "becomeHint"
    | "round"
    | "roundDays"
    | "openRound"
    | "roundFew"
    | "notNow"
    | "noMember"
    | "noStory"
    | "noQuestion"
    | "notYours"
    | "toPage"
    | "late"
  > & { readonly days: (days: number) => string; readonly roundHow: (least: number, most: number) => string };
  readonly told: Plain<"moved"> & {
    readonly happened: Partial<Record<Step | "joined", string>>;
    /** What happened, and under which story, as one sentence without its full stop. */
    readonly about: (happened: string, headline: string) => string;
  };
};

const ALL: Readonly<Record<Lang, Words>> = { en, fr: french(fr), ar };

export const wordsOf = (lang: Lang): Words => ALL[lang];
