import { DAY, dayIn, type Instant, instantIn, instantOf } from "#kit";
import type { Path } from "#paths";
import type { House } from "#store";
import { permitted, published } from "../queries.ts";
import { pinsOf } from "./arrangement.ts";
import type { Place } from "./pin.ts";

export const DUE_KINDS = ["opens", "expires", "pin", "question", "correction", "event"] as const;
export type DueKind = (typeof DUE_KINDS)[number];

/** Something that the desk awaits. `id` is its own among those of its kind. */
export type Due = {
  readonly kind: DueKind;
  readonly id: string;
  readonly at: Instant;
  /** When it is over, where it lasts. */
  readonly endsAt: Instant | null;
  /** On a day without an hour. */
  readonly isWholeDay: boolean;
  readonly title: string;
  readonly lang: string;
  /** A place or a state, as it came. */
  readonly note: string;
  readonly href: Path | null;
  /** Where it is not as planned. */
  readonly state?: "cancelled" | "postponed" | "unsure";
};

/** From `from` until before `to`. */
export type Span = { readonly from: Instant; readonly to: Instant };

/** What another room awaits in a span of time, the earliest first: at most `most`. */
export type DueSource = (house: House, span: Span, most: number) => Promise<readonly Due[]>;

/** A day of a calendar, "2026-03-29", moved by `days`. */
export const dayLater = (day: string, days: number): string => instantOf(Date.parse(`${day}T00:00:00.000Z`) + days * DAY).slice(0, 10);

/** The instant at which a day begins on the clocks of `zone`, whatever its length. */
export const startOf = (zone: string, day: string): Instant => instantIn(zone, Date.parse(`${day}T00:00:00.000Z`));

/** The Monday of a day's week (ISO 8601). */
export const mondayOf = (day: string): string => dayLater(day, -((new Date(`${day}T00:00:00.000Z`).getUTCDay() + 6) % 7));

export const VIEWS = ["month", "week", "list"] as const;
export type CalendarView = (typeof VIEWS)[number];

const LIST_DAYS = 60;

/** The days that a view shows, and where its neighbours begin. */
export const daysOf = (
  view: CalendarView,
  day: string,
): { readonly days: readonly string[]; readonly before: string; readonly after: string } => {
  const run = (from: string, count: number): readonly string[] => Array.from({ length: count }, (_, at) => dayLater(from, at));
  if (view === "list") return { days: run(day, LIST_DAYS), before: dayLater(day, -LIST_DAYS), after: dayLater(day, LIST_DAYS) };
  if (view === "week") {
    const monday = mondayOf(day);
    return { days: run(monday, 7), before: dayLater(monday, -7), after: dayLater(monday, 7) };
  }
  const first = `${day.slice(0, 7)}-01`;
  const next = `${dayLater(first, 31).slice(0, 7)}-01`;
  const last = dayLater(next, -1);
  const from = mondayOf(first);
  const weeks = Math.ceil((Date.parse(last) - Date.parse(from) + DAY) / (7 * DAY));
  return { days: run(from, weeks * 7), before: `${dayLater(first, -1).slice(0, 7)}-01`, after: next };
};

/** A day as it was asked for in an address; today in `zone` for anything else. */
export const dayAsked = (typed: string | undefined, zone: string, now: Instant): string => {
  const ms = typed !== undefined && /^(?:19|20)\d{2}-\d{2}-\d{2}$/u.test(typed) ? Date.parse(`${typed}T00:00:00.000Z`) : Number.NaN;
  return Number.isNaN(ms) ? dayIn(zone, now) : instantOf(ms).slice(0, 10);
};

export type PathOf = { readonly story: (shortId: string) => Path; readonly place: (place: Place) => Path };

/** What this room awaits: stories that appear, licences that run out, places on pages that are let go. */
export const storiesDue = async (
  house: House,
  { from, to }: Span,
  most: number,
  places: readonly Place[],
  hrefs: PathOf,
): Promise<readonly Due[]> => {
  const { db } = house.store;
  const [opening, ending, pins] = await Promise.all([
    db
      .selectFrom("story")
      .innerJoin("revision", "revision.id", "story.revision_id")
      .select(["story.id", "story.short_id", "revision.headline", "revision.lang", "story.opens_at"])
      .where("story.state", "=", "embargoed")
      .where("opens_at", ">=", from)
      .where("opens_at", "<", to)
      .orderBy("opens_at")
      .limit(most)
      .execute(),
    published(db).where("expires_at", ">=", from).where("expires_at", "<", to).orderBy("expires_at").limit(most).execute(),
    Promise.all(places.map(async (place) => (await pinsOf(house, place)).map((pin) => ({ ...pin, place })))),
  ]);
  const leaving = pins.flat().filter((pin) => pin.until !== null && pin.until >= from && pin.until < to);
  const ids = leaving.map((pin) => pin.story);
  const pinned = ids.length === 0 ? [] : permitted(await published(db).where("story.id", "in", ids).execute(), house.clock.now());
  const plain = { endsAt: null, isWholeDay: false, note: "" };
  return [
    ...opening.map((row) => ({
      ...{ ...plain, kind: "opens" as const, id: row.id, at: row.opens_at ?? from, title: row.headline, lang: row.lang },
      href: hrefs.story(row.short_id),
    })),
    ...permitted(ending, house.clock.now()).map((story) => ({
      ...{ ...plain, kind: "expires" as const, id: story.id, at: story.expiresAt ?? from, title: story.headline, lang: story.lang },
      href: hrefs.story(story.shortId),
    })),
    ...leaving.flatMap((pin) => {
      const story = pinned.find((each) => each.id === pin.story);
      if (story === undefined) return [];
      const own = { kind: "pin" as const, id: `${pin.place}-${pin.story}`, at: pin.until ?? from, title: story.headline, lang: story.lang };
      return [{ ...plain, ...own, href: hrefs.place(pin.place) }];
    }),
  ];
};
