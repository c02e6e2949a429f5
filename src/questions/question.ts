import { type Actor, DAY, isEditor, MINUTE, type Rate } from "#kit";

/** What a question is about: the story, how the newsroom reported it, something to be found out; or it is put to the guest of a live session. */
export const AIMS = ["story", "reporting", "investigate", "guest"] as const;
export type Aim = (typeof AIMS)[number];

/** What can be chosen where a question is asked under a story: a guest is asked where the session is. */
export const STORY_AIMS = ["story", "reporting", "investigate"] as const satisfies readonly Aim[];

export const STATES = ["open", "merged", "shortlisted", "voting", "assigned", "answered", "story", "cannot", "closed"] as const;
export type State = (typeof STATES)[number];

/** Why the newsroom cannot answer. */
export const CANNOT_REASONS = ["unknowable", "legal", "safety", "off-topic"] as const;
export type CannotReason = (typeof CANNOT_REASONS)[number];

/** Why a question was closed: nothing moved, or it does not belong here. */
export const CLOSED_REASONS = ["quiet", "off-topic"] as const;
export type ClosedReason = (typeof CLOSED_REASONS)[number];

/** What can happen to a question, whatever it takes to do it. */
export const STEPS = [
  "shortlist",
  "unlist",
  "enter",
  "win",
  "lose",
  "assign",
  "answer",
  "cannot",
  "close",
  "merge",
  "unmerge",
  "become",
  "reopen",
] as const;
export type Step = (typeof STEPS)[number];

/** Where each step leads from each state; what is not here cannot be done. `unmerge` leads back to where the question was. */
const LEADS: Readonly<Record<State, Partial<Record<Step, State>>>> = {
  open: { shortlist: "shortlisted", assign: "assigned", answer: "answered", cannot: "cannot", close: "closed", merge: "merged" },
  shortlisted: {
    unlist: "open",
    enter: "voting",
    assign: "assigned",
    answer: "answered",
    cannot: "cannot",
    close: "closed",
    merge: "merged",
  },
  voting: { win: "assigned", lose: "open", answer: "answered" },
  assigned: { unlist: "open", assign: "assigned", answer: "answered", cannot: "cannot", merge: "merged" },
  answered: { answer: "answered", become: "story", reopen: "open", merge: "merged" },
  story: { answer: "story", reopen: "open" },
  cannot: { reopen: "open" },
  closed: { reopen: "open" },
  merged: { unmerge: "open" },
};

/** The state that a step leads to; null where it cannot be taken. `before`: where a merged question was. */
export const after = (state: State, step: Step, before: State | null = null): State | null => {
  const to = LEADS[state][step] ?? null;
  return step === "unmerge" && to !== null ? (before ?? "open") : to;
};

/** The steps that can be taken from a state. */
export const stepsFrom = (state: State): readonly Step[] => STEPS.filter((step) => LEADS[state][step] !== undefined);

/** States in which a question waits for somebody. */
export const WAITING: readonly State[] = ["open", "shortlisted", "voting", "assigned"];

export const QUIET_MS = 30 * DAY; // without movement an open question is closed: it can be opened again
export const ROUND_LEAST = 3;
export const ROUND_MOST = 7; // more is a list that nobody reads to the end
export const DUE_DAYS = 2; // working days in which the newsroom answers for how it reported
export const NOTE_LETTERS = 500;
export const SOURCES_MOST = 10;
export const QUOTE_MOST = 600;
export const ASK_RATE: Rate = { everyMs: 5 * MINUTE, burst: 5 };
export const WAIT_SHOWN_LEAST = 5; // questions: a share of fewer says nothing
export const RECORD_MS = 365 * DAY; // what the printed record looks back on

/** Whether an actor runs the newsroom's list. */
export const mayRunDesk = (actor: Actor): boolean => isEditor(actor) && actor.id !== null;

const dayOfWeek = (atMs: number): number => new Date(atMs).getUTCDay();
const isWeekend = (atMs: number): boolean => dayOfWeek(atMs) === 0 || dayOfWeek(atMs) === 6;

/** The instant `days` working days after one: Saturdays and Sundays do not count. Milliseconds since 1970. */
export const workingDaysAfter = (fromMs: number, days: number): number => {
  let at = fromMs;
  for (let left = days; left > 0;) {
    at += DAY;
    if (!isWeekend(at)) left -= 1;
  }
  while (isWeekend(at)) at += DAY;
  return at;
};
