import { DAY, type Instant, instantIn, type Lang, LANGS, localTime, MINUTE } from "#kit";

export const RHYTHMS = ["daily", "weekly"] as const;
export type Rhythm = (typeof RHYTHMS)[number];
/** The whole paper's letter, or a section's: "daily", "weekly:sport". */
export type ListId = Rhythm | `${Rhythm}:${string}`;

/** `draft` waits for its time, `empty` had nothing to tell. */
export type IssueState = "draft" | "sending" | "paused" | "sent" | "empty";
/** States of an issue that readers may look at. */
export const WENT_OUT = ["sending", "paused", "sent"] as const satisfies readonly IssueState[];
export type ItemKind = "news" | "discussed" | "question";
/** `stopped`: its reader left meanwhile. */
export type PostState = "waiting" | "sent" | "refused" | "stopped";

/** How far back an issue looks that has none before it. */
export const SPAN = { daily: 1 * DAY, weekly: 7 * DAY } as const satisfies Record<Rhythm, number>;
export const USUAL_TIME = { minute: 7 * 60, weekday: 0 } as const;
export const NEWS_MOST = 12;
export const SUBJECT_MOST = 150;
export const OPENING_MOST = 2_000;

/** The letter of a rhythm, of one section or of the whole paper. */
export const listOf = (rhythm: Rhythm, section: string | null): ListId => (section === null ? rhythm : `${rhythm}:${section}`);

/** A list out of a form; null when it is none. */
export const listIn = (text: unknown): ListId | null => {
  const [, rhythm, section] = /^(daily|weekly)(?::([^\s:/]{1,80}))?$/u.exec(typeof text === "string" ? text : "") ?? [];
  return rhythm === undefined ? null : listOf(rhythm as Rhythm, section ?? null);
};

export const rhythmOf = (list: ListId): Rhythm => (list.startsWith("daily") ? "daily" : "weekly");

/** The section whose letter it is; null for the whole paper's. */
export const sectionOf = (list: ListId): string | null => (list.includes(":") ? list.slice(list.indexOf(":") + 1) : null);

export const langIn = (text: string, other: Lang): Lang => LANGS.find((lang) => lang === text) ?? other;

/**
 * When a list goes out next after `now`, by the clocks of `zone`: each local day has its time once, also where clocks are put on or back.
 * `minute` of the day, `weekday` from 0 for Sunday.
 */
export const nextSend = (list: ListId, zone: string, { minute, weekday }: { minute: number; weekday: number }, now: Instant): Instant => {
  const today = Date.parse(`${localTime(zone, now).slice(0, 10)}T00:00:00.000Z`);
  for (let day = today; ; day += DAY) {
    const at = instantIn(zone, day + minute * MINUTE);
    if (at > now && (rhythmOf(list) === "daily" || new Date(day).getUTCDay() === weekday)) return at;
  }
};
