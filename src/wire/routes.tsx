import { eventsOfItem } from "./diary/event-view.ts";
import { type Context, Hono } from "hono";
import { DAY, dayIn, instantOf, isEditor } from "#kit";
import { paths, routes } from "#paths";
import { listSources, notDown, openFlags } from "#stories";
import { type Frame, type PageEnv, troublePage } from "#ui";
import { type FeedDeskHouse, feedRoutes } from "./feeds/feed-routes.tsx";
import { pushRoutes } from "./feeds/push-routes.ts";
import { intakeView, itemBytes, itemView, OUTCOMES } from "./intake-view.ts";
import { incomingPage } from "./pages/incoming-page.tsx";
import { itemPage } from "./pages/item-page.tsx";
import { wordsOf } from "./words/index.ts";

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

/** The desk's incoming page, the page of one document, and the door that agencies push through. */
export const wireRoutes = (house: WireHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  app.get(routes.desk, (c) => c.redirect(paths.deskIncoming(), 302));

  app.get(routes.deskIncoming, async (c) => {
    const { frame } = c.var;
    if (!isEditor(frame.viewer)) return refused(c);
    const source = c.req.query("source") === "" ? undefined : c.req.query("source");
    const state = OUTCOMES.find((outcome) => outcome === c.req.query("state"));
    const [view, sources, flags, down] = await Promise.all([
      intakeView(house, { source, state }, c.req.query("after"), dayStart(frame)),
      listSources(house.store),
      openFlags(house),
      notDown(house),
    ]);
    return c.html(
      incomingPage(frame, {
        view,
        flags,
        notDown: down,
        sources,
        filter: { source, state },
        folder: house.folder,
        tabs: house.deskTabs(frame, "incoming"),
      }),
      200,
      { "cache-control": "no-store" },
    );
  });

  app.get(routes.deskItem, async (c) => {
    const { frame } = c.var;
    if (!isEditor(frame.viewer)) return refused(c);
    const view = await itemView(house, c.req.param("id"));
    if (view === null) return c.html(troublePage(frame, 404), 404);
    // After a kill the bytes are for the legal record only.
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
