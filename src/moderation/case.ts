import { DAY, MINUTE } from "#kit";

/** `judged`: a check wants a person to look. `reported`: readers do. `appeal`: an author wants another person to. */
export const CASE_KINDS = ["judged", "reported", "appeal"] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export const OUTCOMES = ["kept", "removed", "ignored", "upheld", "reversed", "settled"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How long a case is somebody's before it is anybody's again. */
export const CLAIM_MS = 15 * MINUTE;
/** How long a decision can be taken back by whoever took it. */
export const UNDO_MS = 10 * MINUTE;
/** After a review, the same thing is not reported again for so long, unless it was changed since. */
export const REVIEWED_MS = DAY;
/** Decisions in a day after which a moderator is asked to hand over: long exposure dulls and harms. */
export const DAY_MOST = 40;
/** Cases in one batch, after which the queue offers a pause. */
export const BATCH = 10;

/** How long an author may appeal: six months at least (DSA, Article 20). */
export const APPEAL_MS = 184 * DAY;
/** Within which an appeal is to be answered. */
export const APPEAL_DUE_MS = 3 * DAY;
export const APPEAL_LETTERS = { least: 10, most: 2000 } as const;

/** What the judge's verdict adds to a case's place in the queue; an appeal that is overdue stands above all else. */
export const BASE_SCORES = { hold: 6, watch: 1, appeal: 12, lateAppeal: 1000 } as const;

export const NOTE_MOST = 1000;
export const REASON_MOST = 1000;
