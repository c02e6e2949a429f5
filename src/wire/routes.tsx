import { eventsOfItem } from "./diary/event-view.ts";
import { type Context, Hono } from "hono";
import { DAY, dayIn, instantOf, isEditor } from "#kit";
import { paths, routes } from "#paths";
import { membersByIds } from "#members";
import { listSources, notDown, openFlags, usesOf } from "#stories";
import { type Frame, type PageEnv, troublePage } from "#ui";
import { type FeedDeskHouse, feedRoutes } from "./feeds/feed-routes.tsx";
import { pushRoutes } from "./feeds/push-routes.ts";
import { type IntakeRow, intakeView, itemView, OUTCOMES } from "./intake-view.ts";
import { itemBytes } from "./item-bytes.ts";
import { dropFilter, keepFilter } from "./list/keep-filter.ts";
import { keptFilters, seenBy } from "./list/look-through.ts";
import { markFilterSeen, markSeen, newestLine } from "./list/mark-seen.ts";
import { filterIn } from "./list/wire-filter.ts";
import { incomingPage } from "./pages/incoming-page.tsx";
import type { IntakeMarks } from "./pages/intake-list.tsx";
import { itemPage } from "./pages/item-page.tsx";
import { wordsOf } from "./words/index.ts";
import { wordsOf as listWordsOf } from "./words/list/index.ts";

export type WireHouse = FeedDeskHouse;

/** The first instant of today's day in `zone`, found among the hours around. */
const dayStart = (frame: Frame): string => {
  const today = dayIn(frame.site.zone, frame.now);
  const now = Date.parse(frame.now);
  for (let ms = Math.floor(now / 900_000) * 900_000; ms > now - 2 * DAY; ms -= 900_000) {
    if (dayIn(frame.site.zone, instantOf(ms - 1)) !== today) return instantOf(ms);
  }
  return instantOf(now - DAY);
};

const refused = (c: Context<PageEnv>): Response =>
  c.html(troublePage(c.var.frame, 403, <p>{wordsOf(c.var.frame.lang).notStaff}</p>), 403, { "cache-control": "no-store" });

/** What the newsroom did with lines of the list, in at most five statements. */
const marksOf = async (house: WireHouse, frame: Frame, rows: readonly IntakeRow[]): Promise<IntakeMarks> => {
  const uses = await usesOf(house, [...new Set(rows.flatMap(({ story }) => (story === null ? [] : [story.id])))]);
  const lines = await seenBy(
    house,
    rows.map(({ id }) => id),
  );
  const people = await membersByIds(house.store, [...new Set([...lines.values()].flat())]);
  const nameOf = (id: string): readonly string[] =>
    id === frame.viewer.id ? [listWordsOf(frame.lang).you] : [people.get(id)?.name ?? []].flat();
  return { uses, seen: new Map([...lines].map(([id, members]) => [id, members.flatMap(nameOf)])) };
};

/** The desk's incoming page, the page of one document, and the door that agencies push through. */
export const wireRoutes = (house: WireHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  app.get(routes.desk, (c) => c.redirect(paths.deskIncoming(), 302));

  /** The list as an editor asked for it; a kept filter that is looked at is seen from then on. */
  const show = async (c: Context<PageEnv>, asked: Readonly<Record<string, unknown>>, status: 200 | 422, problem: string | null) => {
    const { frame } = c.var;
    const kept = await keptFilters(house, frame.viewer);
    const current = kept.find(({ id }) => id === asked["filter"]);
    const filter = current?.wanted ?? filterIn(asked);
    const source = filter.source === "" ? undefined : filter.source;
    const state = OUTCOMES.find((outcome) => outcome === filter.state);
    const after = typeof asked["after"] === "string" ? asked["after"] : undefined;
    const [view, sources, flags, down] = await Promise.all([
      intakeView(house, { source, state, narrow: filter }, after, dayStart(frame)),
      listSources(house.store),
      openFlags(house),
      notDown(house),
    ]);
    const marks = await marksOf(house, frame, view.rows);
    if (current !== undefined && current.fresh > 0) await markFilterSeen(house, frame.viewer, current.id, await newestLine(house));
    const page = { view, flags, notDown: down, sources, filter, kept, current: current?.id, marks, problem, folder: house.folder };
    return c.html(incomingPage(frame, { ...page, tabs: house.deskTabs(frame, "incoming") }), status, { "cache-control": "no-store" });
  };

  app.get(routes.deskIncoming, (c) => (isEditor(c.var.frame.viewer) ? show(c, c.req.query(), 200, null) : refused(c)));

  app.post(routes.deskIncoming, async (c) => {
    const { frame } = c.var;
    const { viewer } = frame;
    if (!isEditor(viewer)) return refused(c);
    const form = await c.req.parseBody({ all: true });
    const texts = (name: string): readonly string[] => [form[name] ?? []].flat().filter((each) => typeof each === "string");
    const filterId = texts("filter")[0] ?? "";
    if (form["do"] === "seen") await markSeen(house, viewer, texts("line"));
    if (form["do"] === "drop") await dropFilter(house, viewer, filterId);
    if (form["do"] !== "keep") return c.redirect(paths.deskIncoming(), 303);
    const given = { name: texts("name")[0] ?? "", wanted: filterIn(form), isShared: form["shared"] !== undefined };
    const made = await keepFilter(house, viewer, given);
    if (made.ok) return c.redirect(paths.deskIncoming({ filter: made.value }), 303);
    return show(c, form, 422, listWordsOf(frame.lang).problem[made.problem]);
  });

  app.get(routes.deskItem, async (c) => {
    const { frame } = c.var;
    if (!isEditor(frame.viewer)) return refused(c);
    const view = await itemView(house, c.req.param("id"));
    if (view === null) return c.html(troublePage(frame, 404), 404);
    // After a kill the bytes are for the legal record only.
    await markSeen(
      house,
      frame.viewer,
      view.lines.map(({ id }) => id),
    );
    const isClosed = view.lines.some((line) => line.story?.state === "killed");
    if (c.req.query("bytes") === undefined || isClosed)
      return c.html(
        itemPage(frame, { ...view, events: await eventsOfItem(house, view.id) }, house.deskTabs(frame, "incoming"), isClosed),
        200,
        { "cache-control": "no-store" },
      );
    const item = await itemBytes(house, view.id);
    const name = (item?.fileName ?? "item").replace(/[^\w.-]+/gu, "_");
    return c.body(Buffer.from(item?.bytes ?? []), 200, {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    });
  });

  app.route("/", pushRoutes(house));
  app.route("/", feedRoutes(house));
  return app;
};
