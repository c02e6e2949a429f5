import { DAY, type Instant, instantIn, type Lang, LANGS, localTime, MINUTE } from "#kit";

export const LISTS = ["daily", "weekly"] as const;
export type ListName = (typeof LISTS)[number];

/** `draft` waits for its time, `empty` had nothing to tell. */
export type IssueState = "draft" | "sending" | "paused" | "sent" | "empty";
export type ItemKind = "news" | "discussed" | "question";
/** `stopped`: its reader left meanwhile. */
export type PostState = "waiting" | "sent" | "refused" | "stopped";

/** How far back an issue looks that has none before it. */
export const SPAN = { daily: 1 * DAY, weekly: 7 * DAY } as const satisfies Record<ListName, number>;
export const USUAL_TIME = { minute: 7 * 60, weekday: 0 } as const;
export const NEWS_MOST = 12;
export const SUBJECT_MOST = 150;
export const OPENING_MOST = 2_000;

/** A list's name out of a form or a row; null when it is none. */
export const listIn = (text: unknown): ListName | null => LISTS.find((list) => list === text) ?? null;

export const langIn = (text: string, other: Lang): Lang => LANGS.find((lang) => lang === text) ?? other;

/**
 * When a list goes out next after `now`, by the clocks of `zone`: each local day has its time once, also where clocks are put on or back.
 * `minute` of the day, `weekday` from 0 for Sunday.
 */
export const nextSend = (list: ListName, zone: string, { minute, weekday }: { minute: number; weekday: number }, now: Instant): Instant => {
  const today = Date.parse(`${localTime(zone, now).slice(0, 10)}T00:00:00.000Z`);
  for (let day = today; ; day += DAY) {
    const at = instantIn(zone, day + minute * MINUTE);
    if (at > now && (list === "daily" || new Date(day).getUTCDay() === weekday)) return at;
  }
};
