import { type Context, Hono } from "hono";
import { calendar, HOUR, later } from "#kit";
import { membersByIds } from "#members";
import { absolute, paths, routes } from "#paths";
import type { Frame, PageEnv } from "#ui";
import { type PlanningHouse, refusedFor } from "./arrange-routes.tsx";
import { calendarKeyAt, dropCalendarKey, makeCalendarKey, memberOfCalendar } from "./calendar-key.ts";
import { type CalendarView, dayAsked, daysOf, dayLater, type Due, type DueSource, type Span, startOf, storiesDue, VIEWS } from "./due.ts";
import { calendarPage } from "./pages/calendar-page.tsx";
import type { Place } from "./pin.ts";
import { wordsOf } from "./words/index.ts";

export type CalendarHouse = PlanningHouse & {
  /** What other rooms await. */
  readonly due: readonly DueSource[];
};

const NO_STORE = { "cache-control": "no-store" } as const;
const SHOWN_MOST = 300; // of each kind in a span
const FILE_DAYS = { before: 14, after: 180 } as const; // what a telephone's calendar holds of it

const placesOf = (frame: Frame): readonly Place[] => ["front", ...frame.site.sections.map((section) => `section:${section.slug}` as const)];

const allDue = async (house: CalendarHouse, frame: Frame, span: Span): Promise<readonly Due[]> => {
  const hrefs = { story: paths.deskStory, place: (place: Place) => paths.deskFront({ place }) };
  const parts = await Promise.all([
    storiesDue(house, span, SHOWN_MOST, placesOf(frame), hrefs),
    ...house.due.map((source) => source(house, span, SHOWN_MOST)),
  ]);
  return parts.flat().toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1));
};

/** What is due, and when: as a page, and as a file that calendars subscribe to. */
export const calendarRoutes = (house: CalendarHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  const show = async (c: Context<PageEnv>, key: string | null): Promise<Response> => {
    const { frame } = c.var;
    const { zone } = frame.site;
    const view: CalendarView = VIEWS.find((each) => each === c.req.query("view")) ?? "month";
    const day = dayAsked(c.req.query("from"), zone, frame.now);
    const { days, before, after } = daysOf(view, day);
    const span = { from: startOf(zone, days[0] ?? day), to: startOf(zone, dayLater(days.at(-1) ?? day, 1)) };
    const [due, keyAt] = await Promise.all([allDue(house, frame, span), calendarKeyAt(house, frame.viewer)]);
    const page = { view, day, days, before, after, due, keyAt, isFull: due.length >= SHOWN_MOST };
    const address = key === null ? null : absolute(frame.origin, paths.deskCalendarFile(key));
    return c.html(calendarPage(frame, { ...page, address, tabs: house.deskTabs(frame, "calendar") }), 200, {
      ...NO_STORE,
      "referrer-policy": "no-referrer",
    });
  };

  app.get(routes.deskCalendar, async (c) => refusedFor(c, paths.deskCalendar()) ?? show(c, null));

  app.post(routes.deskCalendarKey, async (c) => {
    const no = refusedFor(c, paths.deskCalendar());
    if (no !== null) return no;
    if ((await c.req.parseBody())["do"] === "drop") {
      await dropCalendarKey(house, c.var.frame.viewer);
      return c.redirect(paths.deskCalendar(), 303);
    }
    return show(c, await makeCalendarKey(house, c.var.frame.viewer));
  });

  app.get(routes.deskCalendarFile, async (c) => {
    const { frame } = c.var;
    const owner = await memberOfCalendar(house, (c.req.query("key") ?? "").slice(0, 200));
    const role = owner === null ? null : ((await membersByIds(house.store, [owner])).get(owner)?.role ?? null);
    if (role !== "editor" && role !== "admin") return c.text("", 404, NO_STORE);
    const span = { from: later(frame.now, -FILE_DAYS.before * 24 * HOUR), to: later(frame.now, FILE_DAYS.after * 24 * HOUR) };
    const words = wordsOf(frame.site.lang ?? "en").calendar;
    const dates = (await allDue(house, frame, span)).map((due) => ({
      id: `${due.kind}-${due.id}`,
      title: `${due.state === undefined ? words.kinds[due.kind] : words.states[due.state]}: ${due.title}`,
      place: due.note,
      startsAt: due.at,
      endsAt: due.endsAt ?? due.at,
      changedAt: frame.now,
      revision: 0,
      isOff: due.state === "cancelled",
      ...(due.href === null ? {} : { url: absolute(frame.origin, due.href) }),
    }));
    const name = words.fileName(frame.site.name);
    const text = calendar(name, new URL(frame.origin).hostname, absolute(frame.origin, paths.deskCalendar()), dates);
    return c.body(text, 200, {
      "content-type": "text/calendar; charset=utf-8",
      "cache-control": "private, no-store",
      "x-robots-tag": "noindex",
    });
  });

  return app;
};
