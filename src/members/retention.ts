import { dropDoneJobs } from "#jobs";
import { DAY, type Instant, later, MINUTE } from "#kit";
import type { House, Tx } from "#store";
import {
  BOUNCES_KEPT_MS,
  CODE_LIVES_MS,
  DEVICE_LIVES_MS,
  EMAIL_LINK_LIVES_MS,
  EMAIL_UNDO_MS,
  INTRODUCTION_KEPT_MS,
  INTRODUCTION_WORDS_MS,
  INVITATION_LIVES_MS,
  OIDC_WAITS_MS,
  LEAVING_MS,
  LOGIN_KEPT_MS,
  PORTRAIT_CLEARED_MS,
  SECOND_LIVES_MS,
  SESSION_MOST_MS,
} from "./member.ts";
import { dropCleared } from "./portrait.ts";
import { DAYS_OF_MS } from "./standing.ts";
import "./running/tables.ts";
import "./tables.ts";

/** Mails that were sent hold codes and addresses; beyond a day nobody asks whether one went out. */
const MAILS_KEPT_MS = DAY;

/**
 * Mails in files wait for somebody to read them. No longer than the days before an erasure: what was sent to an address that is known no
 * more has gone by then.
 */
export const MAIL_FILES_KEPT_MS = LEAVING_MS;

/** What a site may keep for fewer days than the house does: from the fewest that it works with to the house's own. */
export const KEEPABLE = {
  sessions: { least: 1, most: SESSION_MOST_MS.reader / DAY },
  browsers: { least: 7, most: DEVICE_LIVES_MS / DAY },
  files: { least: 1, most: MAIL_FILES_KEPT_MS / DAY },
} as const;
export type Keepable = keyof typeof KEEPABLE;

/** The days that a site chose, where it did. */
export type Keeps = Readonly<Partial<Record<Keepable, number | null>>>;

type Kept = {
  readonly what:
    | "sessions"
    | "codes"
    | "second"
    | "browsers"
    | "addresses"
    | "mails"
    | "files"
    | "leaving"
    | "challenges"
    | "days"
    | "invitations"
    | "introductionWords"
    | "introductions"
    | "clearedPictures"
    | "pushDevices"
    | "bounces";
  /** How long it is kept at most, ms. */
  readonly forMs: number;
  /** Drops what is over at `now`; absent where another way does it. */
  readonly drop?: (tx: Tx, now: Instant, forMs: number) => Promise<unknown>;
};

/** How long what is known of members is kept: printed on a page for everybody, and done by the sweep every hour. */
export const RETENTION: readonly Kept[] = [
  {
    what: "sessions",
    forMs: SESSION_MOST_MS.reader,
    drop: (tx, now, forMs) =>
      tx
        .deleteFrom("session")
        .where((eb) => eb.or([eb("ends_at", "<", now), eb("made_at", "<", later(now, -forMs))]))
        .execute(),
  },
  {
    what: "codes",
    forMs: CODE_LIVES_MS + LOGIN_KEPT_MS,
    drop: (tx, now) => tx.deleteFrom("login").where("ends_at", "<", later(now, -LOGIN_KEPT_MS)).execute(),
  },
  {
    what: "second",
    forMs: SECOND_LIVES_MS,
    drop: (tx, now) => tx.deleteFrom("half_login").where("ends_at", "<", now).execute(),
  },
  {
    what: "challenges",
    forMs: OIDC_WAITS_MS + LOGIN_KEPT_MS,
    drop: async (tx, now) => {
      for (const table of ["key_challenge", "oidc_ask"] as const)
        await tx.deleteFrom(table).where("ends_at", "<", later(now, -LOGIN_KEPT_MS)).execute();
    },
  },
  {
    what: "browsers",
    forMs: DEVICE_LIVES_MS,
    drop: (tx, now, forMs) => tx.deleteFrom("device").where("seen_at", "<", later(now, -forMs)).execute(),
  },
  {
    what: "addresses",
    forMs: EMAIL_LINK_LIVES_MS + EMAIL_UNDO_MS,
    drop: (tx, now) => tx.deleteFrom("email_change").where("ends_at", "<", later(now, -EMAIL_UNDO_MS)).execute(),
  },
  { what: "mails", forMs: MAILS_KEPT_MS, drop: (tx, now) => dropDoneJobs(tx, "mail.send", later(now, -MAILS_KEPT_MS)) },
  {
    what: "days",
    forMs: DAYS_OF_MS,
    drop: (tx, now) => tx.deleteFrom("member_day").where("day", "<=", later(now, -DAYS_OF_MS).slice(0, 10)).execute(),
  },
  {
    what: "invitations",
    forMs: INVITATION_LIVES_MS,
    drop: (tx, now) => tx.deleteFrom("invitation").where("ends_at", "<", now).execute(),
  },
  {
    what: "clearedPictures",
    forMs: PORTRAIT_CLEARED_MS,
    drop: (tx, now) => dropCleared(tx, later(now, -PORTRAIT_CLEARED_MS)),
  },
  { what: "introductionWords", forMs: INTRODUCTION_WORDS_MS },
  { what: "introductions", forMs: INTRODUCTION_KEPT_MS },
  { what: "pushDevices", forMs: SESSION_MOST_MS.reader },
  { what: "bounces", forMs: BOUNCES_KEPT_MS },
  { what: "files", forMs: MAIL_FILES_KEPT_MS },
  { what: "leaving", forMs: LEAVING_MS },
];

/** How long something is kept on a site that chose `keeps`, ms. */
export const keptFor = ({ what, forMs }: Pick<Kept, "what" | "forMs">, keeps: Keeps): number =>
  Math.min(forMs, (Object.entries(keeps).find(([name]) => name === what)?.[1] ?? Number.POSITIVE_INFINITY) * DAY);

/** A time kept, as whole days or minutes. */
export const spanOf = (ms: number): { readonly unit: "day" | "minute"; readonly count: number } =>
  ms < DAY ? { unit: "minute", count: Math.round(ms / MINUTE) } : { unit: "day", count: Math.ceil(ms / DAY) };

/** Does what the schedule says. */
export const dropOver = (house: House, keeps: Keeps): Promise<void> =>
  house.store.transact(async (tx) => {
    for (const kept of RETENTION) await kept.drop?.(tx, house.clock.now(), keptFor(kept, keeps));
  });
