import { z } from "zod";
import { DAY, HOUR, type Instant, MINUTE, SECOND } from "#kit";
import type { ServerProblem } from "#outside";

/** How a feed's items arrive. */
export const FEED_KINDS = ["folder", "http", "ap", "push", "ftp", "sftp", "imap"] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

/**
 * What is wrong with a feed. `gone`: it was closed for good and is not asked again. `too-often`: it asks to be asked less. `secret-lost`: its
 * password was sealed with another key than this site's. `unreadable`: its answer is none of its kind.
 */
export type FeedProblem = ServerProblem["kind"] | "gone" | "too-often" | "server-error" | "secret-lost" | "unreadable" | "ours";

const settingsSchema = z.object({
  /** The name to log in with. */
  user: z.string().default(""),
  /** The header that carries the secret; "" is `Authorization: Bearer`. */
  header: z.string().default(""),
  /** Whether the host may be within the house. */
  isInside: z.boolean().default(false),
  /** Addresses, or whole domains as "@agency.example", whose mails are taken. */
  senders: z.array(z.string()).default([]),
  /** Whether pushes signed as Superdesk's newsroom signs them (HMAC-SHA1) are taken. */
  isSuperdesk: z.boolean().default(false),
});
export type FeedSettings = z.infer<typeof settingsSchema>;

export const readSettings = (text: string): FeedSettings => settingsSchema.parse(JSON.parse(text));

/** One connection through which a source's items arrive. `sourceId` null: each item names its source. `settings` hold no secrets. */
export type Feed = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: FeedKind;
  readonly sourceId: string | null;
  readonly address: string;
  readonly everyS: number;
  readonly isOn: boolean;
  readonly settings: FeedSettings;
  readonly secret: string | null;
  readonly signing: string | null;
  readonly cursor: string;
  readonly fails: number;
  readonly problem: FeedProblem | null;
  readonly nextAt: Instant | null;
};

/** What a row of another room's making is sealed for: a secret of one feed is nothing in another's row. */
export const sealedFor = (feedId: string, what: "secret" | "signing"): string => `feed ${feedId} ${what}`;

/** How often a feed is looked at unless said, s; null where others come to us. */
export const EVERY_S: Readonly<Record<FeedKind, number | null>> = { folder: 5, http: 60, ap: 15, push: null, ftp: 60, sftp: 60, imap: 60 };

/** Fewer seconds would be a burden to the other side; more than a day is no feed. A folder is ours. */
export const EVERY_LEAST_S: Readonly<Record<FeedKind, number>> = { folder: 1, http: 15, ap: 5, push: 0, ftp: 15, sftp: 15, imap: 15 };
export const EVERY_MOST_S = DAY / SECOND;

/** After failures in a row: 30 s, 1 min, 2 min … 15 min, never sooner than the feed's own interval; a wire must not be left alone for long. */
const BACK_OFF_FIRST_MS = 30 * SECOND;
const BACK_OFF_MOST_MS = 15 * MINUTE;
/** The longest that a server may ask us to wait. */
const RETRY_AFTER_MOST_MS = 6 * HOUR;

/** ms until a feed that has failed `fails` times in a row is asked again; `random` of 0 to 1 spreads those that failed together. */
export const feedBackOff = (fails: number, everyMs: number, askedMs: number | null, random: number): number => {
  const whole = Math.min(BACK_OFF_MOST_MS, BACK_OFF_FIRST_MS * 2 ** Math.max(0, fails - 1));
  const ours = Math.max(everyMs, whole / 2 + (whole / 2) * random);
  return askedMs === null ? ours : Math.max(ours, Math.min(askedMs, RETRY_AFTER_MOST_MS));
};
