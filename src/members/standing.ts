import { DAY, type Instant, later, MINUTE, type Rate, SECOND } from "#kit";
import type { Db, Tx } from "#store";

/** How far a member is trusted, from what they did here: 0 new, 1 known, 2 regular, 3 relied on. */
export type StandingLevel = 0 | 1 | 2 | 3;
export const LEVELS: readonly StandingLevel[] = [0, 1, 2, 3];

export const CONTRIBUTION_KINDS = ["comment", "question", "answer", "note"] as const;
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number];

/** What a member did that stands, how many others found it helpful, and what was lately taken off. */
export type Conduct = {
  readonly kinds: Partial<Readonly<Record<ContributionKind, number>>>;
  /** Different people who respected their comments, and who found their notes helpful. */
  readonly helped: number;
  readonly notesHelped: number;
  /** Contributions of the last `AGAINST_MS` that were taken off by a decision. */
  readonly takenOff: number;
};

/** The port by which the rooms that hold contributions tell of them: of those members, by id. A fixed number of statements. */
export type ConductOf = (db: Db | Tx, memberIds: readonly string[], since: Instant) => Promise<ReadonlyMap<string, Conduct>>;

export const DAYS_OF = 100; // days looked back over for how often somebody was here (Discourse's rolling hundred)
export const DAYS_OF_MS = DAYS_OF * DAY;
export const AGAINST_MS = 90 * DAY; // a decision is forgotten after a season

/** What a step takes. All of it has to hold; a step no longer held is lost at the next reckoning. */
export type Step = {
  readonly level: 1 | 2 | 3;
  /** Days since joining. */
  readonly old: number;
  /** Days here within the last hundred. */
  readonly days: number;
  /** Contributions of any kind that stand. */
  readonly contributions: number;
  /** Different people who found something helpful. */
  readonly helped: number;
  /** Taken off within ninety days, at most. */
  readonly takenOff: number;
};

/** After Discourse's trust levels, without reading time, which we do not measure: who helped others, not who clicked most. */
export const STEPS: readonly Step[] = [
  { level: 1, old: 1, days: 2, contributions: 3, helped: 0, takenOff: 2 }, // a day and a second visit keep out most who come to advertise
  { level: 2, old: 15, days: 15, contributions: 20, helped: 5, takenOff: 2 }, // five people are no circle of friends
  { level: 3, old: 50, days: 50, contributions: 100, helped: 20, takenOff: 1 }, // every other day of a season
];

/** What a level lets its members do. */
export type Limits = {
  readonly reply: Rate;
  /** How many times as many links as the house rules let everybody else have. */
  readonly linkTimes: number;
  /** Ratings of notes in a day. */
  readonly ratingsADay: number;
  /** How many members one may ask to be introduced to in seven days. */
  readonly introductionsAWeek: number;
};

export const LIMITS: Readonly<Record<StandingLevel, Limits>> = {
  0: { reply: { everyMs: MINUTE / 2, burst: 6 }, linkTimes: 1, ratingsADay: 60, introductionsAWeek: 0 },
  1: { reply: { everyMs: 10 * SECOND, burst: 6 }, linkTimes: 1, ratingsADay: 200, introductionsAWeek: 2 },
  2: { reply: { everyMs: 10 * SECOND, burst: 10 }, linkTimes: 1, ratingsADay: 200, introductionsAWeek: 4 },
  3: { reply: { everyMs: 5 * SECOND, burst: 12 }, linkTimes: 2, ratingsADay: 400, introductionsAWeek: 6 },
};

/** A badge for what so many different people found helpful. */
export type Badge = { readonly for: "helped" | "notesHelped"; readonly least: number };
export const BADGES: readonly Badge[] = [
  { for: "helped", least: 10 }, // more than somebody's own circle
  { for: "helped", least: 100 },
  { for: "helped", least: 1_000 },
  { for: "notesHelped", least: 5 }, // a note takes longer, and few are asked
  { for: "notesHelped", least: 50 },
];

export type Deeds = Conduct & { readonly days: number; readonly joinedAt: Instant };

export const contributionsIn = ({ kinds }: Pick<Conduct, "kinds">): number =>
  CONTRIBUTION_KINDS.reduce((sum, kind) => sum + (kinds[kind] ?? 0), 0);

/** The level that deeds come to: the highest step all of whose conditions hold. */
export const levelFor = (deeds: Deeds, now: Instant): StandingLevel => {
  const holds = (step: Step): boolean =>
    later(deeds.joinedAt, step.old * DAY) <= now &&
    deeds.days >= step.days &&
    contributionsIn(deeds) >= step.contributions &&
    deeds.helped + deeds.notesHelped >= step.helped &&
    deeds.takenOff <= step.takenOff;
  return STEPS.findLast(holds)?.level ?? 0;
};

/** The highest badge of each kind that deeds earn. */
export const badgesFor = (deeds: Pick<Conduct, "helped" | "notesHelped">): readonly Badge[] =>
  (["helped", "notesHelped"] as const).flatMap(
    (kind) => BADGES.findLast((badge) => badge.for === kind && deeds[kind] >= badge.least) ?? [],
  );
