import { type Context, Hono } from "hono";
import { DAY, dayIn, instantOf, isEditor } from "#kit";
import type { Files } from "#outside";
import { absolute, paths, routes } from "#paths";
import { listSources, type Outcome } from "#stories";
import { type Frame, type PageEnv, type Tab, troublePage } from "#ui";
import type { IntakeLine } from "./log-intake.ts";
import { type IntakeHouse, takeItem } from "./take-item.ts";
import { intakeView, itemBytes, itemView } from "./intake-view.ts";
import { incomingPage } from "./pages/incoming-page.tsx";
import { itemPage } from "./pages/item-page.tsx";
import { wordsOf } from "./words/index.ts";

export type WireHouse = IntakeHouse & {
  readonly files: Files;
  readonly folder: string;
  readonly deskTabs: (frame: Frame, current: string) => readonly Tab[];
};

const OUTCOMES: readonly Outcome[] = [
  "created",
  "updated",
  "corrected",
  "killed",
  "withheld",
  "embargoed",
  "unchanged",
  "stale",
  "rejected",
];

/** The first instant of today's day in `zone`, found among the hours around. */
const dayStart = (frame: Frame): string => {
  const today = dayIn(frame.site.zone, frame.now);
  const now = Date.parse(frame.now);
  for (let ms = Math.floor(now / 900_000) * 900_000; ms > now - 2 * DAY; ms -= 900_000) {
    if (dayIn(frame.site.zone, instantOf(ms - 1)) !== today) return instantOf(ms);
  }
  return instantOf(now - DAY);
};

/** An intake line as the API and the commands print it. */
export const printedLine = (origin: string, line: IntakeLine) => ({
  guid: line.guid,
  version: line.version,
  outcome: line.outcome,
  story: line.story,
  url: line.story === null || line.slug === null ? null : absolute(origin, paths.story({ id: line.story, slug: line.slug })),
  problem: line.problem,
});

const refused = (c: Context<PageEnv>): Response =>
  c.html(troublePage(c.var.frame, 403, <p>{wordsOf(c.var.frame.lang).notStaff}</p>), 403, { "cache-control": "no-store" });

const problem = (c: Context, status: 400 | 401 | 403, title: string, detail: string): Response =>
  c.body(JSON.stringify({ type: "about:blank", title, status, detail }), status, { "content-type": "application/problem+json" });

/** The desk's incoming page, the page of one document, and the door that agencies push through. */
export const wireRoutes = (house: WireHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  app.get(routes.desk, (c) => c.redirect(paths.deskIncoming(), 302));

  app.get(routes.deskIncoming, async (c) => {
    const { frame } = c.var;
    if (!isEditor(frame.viewer)) return refused(c);
    const source = c.req.query("source") === "" ? undefined : c.req.query("source");
    const state = OUTCOMES.find((outcome) => outcome === c.req.query("state"));
    const [view, sources] = await Promise.all([
      intakeView(house, { source, state }, c.req.query("after"), dayStart(frame)),
      listSources(house.store),
    ]);
    return c.html(
      incomingPage(frame, { view, sources, filter: { source, state }, folder: house.folder, tabs: house.deskTabs(frame, "incoming") }),
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
      return c.html(itemPage(frame, view, house.deskTabs(frame, "incoming"), isClosed), 200, { "cache-control": "no-store" });
    const item = await itemBytes(house, view.id);
    const name = (item?.fileName ?? "item").replace(/[^\w.-]+/gu, "_");
    return c.body(Buffer.from(item?.bytes ?? []), 200, {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    });
  });

  app.post(routes.apiItems, async (c) => {
    const { viewer } = c.var.frame;
    if (viewer.role === "visitor")
      return problem(c, 401, "Not signed in", "Send the token of an editor, an admin or a source as `Authorization: Bearer …`.");
    if (!isEditor(viewer) && viewer.role !== "source")
      return problem(c, 403, "Not allowed", "Only editors, admins and sources may push items.");
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    if (bytes.length === 0) return problem(c, 400, "Nothing sent", "Send one wire document as the body of the request.");
    const format = c.req.query("format");
    const contentType = c.req.header("content-type");
    const lines = await takeItem(house, viewer, {
      bytes,
      fileName: c.req.query("name") ?? "pushed",
      channel: "push",
      sourceHint: viewer.role === "source" ? viewer.name : null,
      ...(format === undefined ? {} : { format }),
      ...(contentType === undefined ? {} : { contentType }),
    });
    return c.json({ results: lines.map((line) => printedLine(c.var.frame.origin, line)) });
  });

  return app;
};
