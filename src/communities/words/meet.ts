import type { AskProblem } from "../introductions/ask-introduction.ts";

/** Introductions: asking, answering, the few messages, and how it ends. Names come isolated. */
export type MeetWords = {
  readonly title: string;
  readonly deck: string;
  readonly none: string;
  /** Beside a name under a story. */
  readonly ask: string;
  readonly isAsked: string;
  readonly askTitle: (name: string) => string;
  readonly askDeck: string;
  readonly steps: (counts: { readonly days: number; readonly messages: number; readonly letters: number }) => readonly string[];
  readonly send: (name: string) => string;
  readonly back: string;
  readonly problems: Readonly<Record<AskProblem, string>>;
  readonly howStanding: string;
  /** Waits for the reader's answer. */
  readonly meet: string;
  readonly asks: (name: string, place: string) => string;
  readonly under: string;
  readonly storyGone: string;
  readonly untilYes: string;
  readonly yes: string;
  readonly no: string;
  readonly lapse: (days: number) => string;
  readonly goingOn: string;
  readonly asked: string;
  readonly past: string;
  readonly nobody: string;
  readonly waitsFor: (name: string) => string;
  readonly until: string;
  readonly takeBack: string;
  readonly openTitle: (name: string) => string;
  readonly openDeck: (messages: number) => string;
  readonly overTitle: string;
  readonly overOpen: (days: number) => string;
  readonly overAsked: string;
  readonly nothingYet: string;
  readonly you: string;
  readonly held: string;
  readonly off: string;
  readonly whyOff: string;
  readonly offOther: string;
  readonly report: string;
  readonly write: string;
  readonly writeHint: (letters: number, left: number) => string;
  readonly sendMessage: string;
  readonly noneLeft: string;
  readonly messageProblems: {
    readonly empty: string;
    readonly enough: string;
    readonly over: string;
    readonly tooLong: (letters: number, most: number) => string;
  };
  readonly end: string;
  readonly endDeck: string;
  readonly block: string;
  readonly switchTitle: string;
  readonly switchDeck: string;
  readonly isOn: string;
  readonly isOff: string;
  readonly turnOff: string;
  readonly turnOn: string;
  readonly ownInterests: string;
  readonly toldAsked: (name: string) => string;
  readonly toldYes: (name: string) => string;
  readonly toldWrote: (name: string) => string;
};
