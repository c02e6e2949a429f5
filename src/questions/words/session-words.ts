import type { Phase, SessionStep } from "../sessions/session.ts";
import type { SessionProblem } from "../sessions/session-problem.ts";

/** The sentences of live sessions with a guest. */
export type SessionWords = {
  readonly title: string;
  readonly phases: Readonly<Record<Phase, string>>;
  readonly calledOff: string;
  readonly calledOffHow: string;
  /** What happens in a phase, and when the next begins; `when` is an instant in words. */
  readonly how: Readonly<Record<Phase, (when: string) => string>>;
  readonly guest: string;
  /** By whom it was checked who the guest is. */
  readonly checked: string;
  readonly about: string;
  readonly answered: string;
  readonly noAnswers: string;
  readonly waiting: string;
  readonly noWaiting: string;
  readonly left: string;
  readonly older: string;
  readonly ask: string;
  readonly yourQuestion: string;
  readonly askHint: (most: number) => string;
  readonly post: string;
  readonly held: string;
  readonly yourAnswer: string;
  readonly postAnswer: string;
  readonly answerHint: (minutes: number) => string;
  readonly notGuest: string;
  readonly notNow: string;
  readonly under: string;
  readonly join: string;
  readonly read: string;
  readonly begins: (when: string) => string;
  readonly soon: string;
  readonly changed: string;
  readonly offline: string;
  readonly desk: {
    readonly title: string;
    readonly deck: string;
    readonly none: string;
    readonly setUp: string;
    readonly story: string;
    readonly handle: string;
    readonly handleHint: string;
    readonly guestWords: string;
    readonly guestHint: string;
    readonly name: string;
    readonly intro: string;
    readonly collects: string;
    readonly collectsHint: string;
    readonly starts: string;
    readonly startsHint: (zone: string) => string;
    readonly lasts: string;
    readonly minutes: (count: number) => string;
    readonly announce: string;
    readonly change: string;
    readonly toPage: string;
    readonly older: string;
    readonly steps: Readonly<Record<SessionStep, string>>;
    readonly stepHow: Readonly<Record<SessionStep, string>>;
    readonly problems: Readonly<Record<SessionProblem, string>>;
  };
};
