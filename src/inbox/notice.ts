import { type Lang, MINUTE } from "#kit";

/**
 * What members are told of. `talk`: somebody wrote under a story they follow; `said`: somebody they follow wrote; the last four are other
 * rooms' and come in those rooms' words.
 */
export const NOTICE_KINDS = [
  "answer",
  "mention",
  "talk",
  "said",
  "taken-off",
  "picked",
  "correction",
  "question",
  "note",
  "decision",
  "community",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** How a kind comes, from least to most. Whatever is not off stands in the inbox. */
export const WAYS = ["off", "app", "digest", "push", "mail"] as const;
export type Way = (typeof WAYS)[number];

/** Unless a member chose: what answers to them is mailed, the rest waits; why words were taken off is mailed by moderation in any case. */
export const USUAL_WAY: Readonly<Record<NoticeKind, Way>> = {
  answer: "mail",
  mention: "mail",
  talk: "digest",
  said: "digest",
  "taken-off": "app",
  picked: "digest",
  correction: "mail",
  question: "mail",
  note: "digest",
  decision: "mail",
  community: "digest",
};

export const DIGESTS = ["none", "daily", "weekly"] as const;
export type Digest = (typeof DIGESTS)[number];

/** What another room tells, in every language of the site. */
export type Told = Readonly<Record<Lang, string>>;

/** Mails and pushes wait as long as an author may take words back without a trace. */
export const MAIL_AFTER_MS = 2 * MINUTE;

/** Of what goes on under a story, its followers are told once in so long. */
export const TALK_EVERY_MS = 1 * MINUTE;

/** Members told in one transaction. */
export const SPREAD_BATCH = 500;

/** Hour of the day, in the site's zone, at which digests go out; weekly ones on Sundays. */
export const DIGEST_HOUR = 7;

/** Kinds that other rooms tell in words of their own. */
export const TOLD_KINDS = ["question", "note", "decision", "community"] as const satisfies readonly NoticeKind[];
export type ToldKind = (typeof TOLD_KINDS)[number];
