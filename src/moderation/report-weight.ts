import type { Level } from "./standing.ts";

/** How good a reporter's reports were: those that moderators agreed with and those they did not. */
export type ReportRecord = { readonly agreed: number; readonly disagreed: number };

const STAFF_LEVEL = 5;
const RECORD_LEAST = 6; // reports decided before a record says anything
const GOOD_SHARE = 0.7; // as many are agreed with on the whole
const ACCURACY_SCALE = 5;
/** The newest so many count, so that an old record fades. */
export const RECORD_MOST = 100;

/** Threats to life come first (DSA, Article 18). */
const DANGER_BONUS = 3;
const TAKE_ACTION = 5;

const round2 = (value: number): number => Math.round(value * 100) / 100;

/** From about −16 to +16; 0 while there are too few. */
export const accuracyOf = ({ agreed, disagreed }: ReportRecord): number => {
  const all = agreed + disagreed;
  if (all < RECORD_LEAST) return 0;
  const share = agreed / all;
  const side = share >= GOOD_SHARE ? (share - GOOD_SHARE) / (1 - GOOD_SHARE) : -(GOOD_SHARE - share) / GOOD_SHARE;
  return round2((side * ACCURACY_SCALE * Math.log(all)) / Math.log(4));
};

export type Reporter = { readonly level: Level; readonly isStaff: boolean; readonly record: ReportRecord };

/** What one report weighs: standing, accuracy, what it says, and whether a moderator asks for action at once. Never less than nothing. */
export const weightOf = (
  { level, isStaff, record }: Reporter,
  { isDanger = false, takesAction = false }: { readonly isDanger?: boolean; readonly takesAction?: boolean } = {},
): number =>
  round2(
    Math.max(0, 1 + (isStaff ? STAFF_LEVEL : level) + accuracyOf(record) + (isDanger ? DANGER_BONUS : 0) + (takesAction ? TAKE_ACTION : 0)),
  );

/** How readily the house acts on reports alone. */
export const SENSITIVITY = { low: 9, medium: 6, high: 3 } as const;
/** The score that counts as high while there are too few reviews to tell. */
export const HIGH_SCORE = 12.5;

const trunc2 = (value: number): number => Math.trunc(value * 100) / 100;

/** The sum of weights from which something is done without a moderator. */
export const thresholdOf = (sensitivity: number, scale: number, high: number = HIGH_SCORE): number =>
  trunc2(((high * sensitivity) / SENSITIVITY.low) * scale);

/** A comment is hidden until a moderator has looked. */
export const HIDE_AT = thresholdOf(SENSITIVITY.medium, 1);

/**
 * Whether a report counts towards hiding at once. Accounts are cheap: those of somebody new, and reports of visitors, move a case up the queue, but
 * hide only what somebody as new has written. Nobody but staff hides what staff wrote.
 */
export const isCounted = (
  reporter: { readonly level: Level | null; readonly isStaff: boolean },
  author: { readonly level: Level; readonly isStaff: boolean },
): boolean => reporter.isStaff || (!author.isStaff && reporter.level !== null && (reporter.level > 0 || author.level === 0));
