import { HOUR, type Instant, later, MINUTE } from "#kit";

/**
 * Where a live session with a guest is: readers know of it; they ask; the guest answers while they ask; the guest answers what is left; its
 * record stays.
 */
export const PHASES = ["announced", "collecting", "live", "late", "archived"] as const;
export type Phase = (typeof PHASES)[number];

export const LATE_MS = 48 * HOUR; // in which the guest answers what the hour had no room for
export const ASK_MOST = 2; // questions a person: a guest has one hour for everybody
export const GUEST_EDIT_MS = 10 * MINUTE; // in which a guest's answer can be changed; afterwards it is added to
export const TITLE_LETTERS = 120;
export const INTRO_LETTERS = 500;
export const GUEST_LETTERS = 80;
export const LASTS_MINUTES = [30, 60, 90, 120] as const;

/** When a session begins to take questions, to answer them, to take no more, and to be a record. */
export type Times = {
  readonly collectsAt: Instant;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly closesAt: Instant;
};

/** The phase of a session by its times alone: nothing has to happen for it to be over. */
export const phaseOf = ({ collectsAt, startsAt, endsAt, closesAt }: Times, now: Instant): Phase => {
  if (now >= closesAt) return "archived";
  if (now >= endsAt) return "late";
  if (now >= startsAt) return "live";
  return now >= collectsAt ? "collecting" : "announced";
};

/** Whether readers may ask. */
export const takesQuestions = (phase: Phase): boolean => phase === "collecting" || phase === "live";
/** Whether what the guest says answers a question. */
export const takesAnswers = (phase: Phase): boolean => phase === "live" || phase === "late";

/** The times of a session that begins at `startsAt`; in order whatever is asked for. */
export const timesFor = (collectsAt: Instant, startsAt: Instant, minutes: number): Times => {
  const endsAt = later(startsAt, minutes * MINUTE);
  return { collectsAt: collectsAt < startsAt ? collectsAt : startsAt, startsAt, endsAt, closesAt: later(endsAt, LATE_MS) };
};

/** What the desk may do with a session besides setting it up. */
export const SESSION_STEPS = ["collect", "begin", "end", "close", "call-off"] as const;
export type SessionStep = (typeof SESSION_STEPS)[number];

/** The steps that can be taken in a phase. */
export const sessionStepsIn = (phase: Phase): readonly SessionStep[] => {
  const steps: Readonly<Record<Phase, readonly SessionStep[]>> = {
    announced: ["collect", "begin", "call-off"],
    collecting: ["begin", "call-off"],
    live: ["end"],
    late: ["close"],
    archived: [],
  };
  return steps[phase];
};

/** The times after a step, which is taken now; null where it cannot be taken. What follows keeps its length. */
export const timesAfter = (times: Times, step: Exclude<SessionStep, "call-off">, now: Instant): Times | null => {
  if (!sessionStepsIn(phaseOf(times, now)).includes(step)) return null;
  const lastsMs = Date.parse(times.endsAt) - Date.parse(times.startsAt);
  switch (step) {
    case "collect":
      return { ...times, collectsAt: now };
    case "begin": {
      const endsAt = later(now, lastsMs);
      return { collectsAt: times.collectsAt < now ? times.collectsAt : now, startsAt: now, endsAt, closesAt: later(endsAt, LATE_MS) };
    }
    case "end":
      return { ...times, endsAt: now, closesAt: later(now, LATE_MS) };
    case "close":
      return { ...times, closesAt: now };
  }
};
