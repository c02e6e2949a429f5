import type { Instant } from "#kit";

/** How sure it is that an event takes place, in the words of IPTC's occurrence and event statuses. */
export const EVENT_STATUSES = ["planned", "confirmed", "unsure", "postponed", "cancelled"] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

/** A piece of coverage that the source plans: what it will be and when it is due. */
export type Coverage = { readonly kind: string; readonly title: string; readonly note: string; readonly dueAt: Instant | null };

/** An event, or a plan of coverage, as an item of the wire tells it. It is for the newsroom: nothing of it is ever for readers. */
export type WireEvent = {
  /** The event's own code, by which plans name it. */
  readonly concept: string;
  /** For a plan: the code or identifier of the event that it is about. */
  readonly about: string;
  readonly status: EventStatus;
  readonly summary: string;
  readonly startsAt: Instant | null;
  readonly endsAt: Instant | null;
  /** On a day, or days, without an hour; `startsAt` is then midnight UTC of the day. */
  readonly isWholeDay: boolean;
  readonly place: string;
  readonly coverage: readonly Coverage[];
};

const WORDS: readonly (readonly [RegExp, EventStatus])[] = [
  [/cancel|eocstat:eos(?:0|1)$|eos1$|killed|draft:not/iu, "cancelled"],
  [/postpon|reschedul|eventstatus:postponed/iu, "postponed"],
  [/eos5$|confirm|occurr?s? ?certainly|plannedcertain/iu, "confirmed"],
  [/eos2$|eos3$|tentative|unsure|may occur|uncertain/iu, "unsure"],
];

/** What codes and words of a status say, the strictest first; planned where they say nothing. */
export const eventStatusIn = (said: readonly (string | null)[]): EventStatus => {
  const words = said.flatMap((word) => (word === null || word === "" ? [] : word));
  return WORDS.find(([pattern]) => words.some((word) => pattern.test(word)))?.[1] ?? "planned";
};

const DAY_ONLY = /^\d{4}-\d{2}-\d{2}$/u;

/** The times of an event: `isWholeDay` where its beginning is a day without an hour. Null where there is none that can be read. */
export const spanIn = (
  start: string | null,
  end: string | null,
  read: (text: string) => Instant | null,
): Pick<WireEvent, "startsAt" | "endsAt" | "isWholeDay"> => {
  const startsAt = start === null ? null : read(start.trim());
  const endsAt = end === null ? null : read(end.trim());
  const isWholeDay = start !== null && DAY_ONLY.test(start.trim());
  return { startsAt, endsAt: startsAt !== null && endsAt !== null && endsAt >= startsAt ? endsAt : null, isWholeDay };
};

const PERIOD = /^P(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,4})M)?)?$/u;

/** The milliseconds of a duration of days, hours and minutes (ISO 8601); null for anything else. */
export const durationMs = (text: string | null): number | null => {
  const found = text === null ? null : PERIOD.exec(text.trim());
  if (found === null) return null;
  const [days, hours, minutes] = [1, 2, 3].map((at) => Number(found[at] ?? "0")) as [number, number, number];
  const ms = ((days * 24 + hours) * 60 + minutes) * 60_000;
  return ms > 0 ? ms : null;
};
