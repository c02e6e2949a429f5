import { type Context, Hono } from "hono";
import type { Instant } from "#kit";
import { paths, routes } from "#paths";
import { findDocs } from "#search";
import { type PageEnv, troublePage } from "#ui";
import { type PlanningHouse, refusedFor } from "../planning/arrange-routes.tsx";
import { listStories, storiesByIds, type Teaser } from "../queries.ts";
import { actOnSeries, beginSeries, type SeriesAct, type SeriesFields, type SeriesProblem } from "./act-on-series.ts";
import { deskSeriesPage, seriesListPage } from "./pages/desk-series-pages.tsx";
import { seriesPage } from "./pages/series-page.tsx";
import { listSeries, seriesView } from "./series-view.ts";

export type SeriesHouse = PlanningHouse & {
  readonly tag: (c: Context, tags: readonly string[], until?: Instant | null) => void;
};

const NO_STORE = { "cache-control": "no-store" } as const;
const OFFERED = 60;
type Status = 200 | 403 | 404 | 409 | 422;
const STATUS: Readonly<Record<SeriesProblem, Status>> = {
  "not-allowed": 403,
  missing: 422,
  long: 422,
  taken: 409,
  unknown: 404,
  story: 409,
  many: 409,
};

type Form = Readonly<Record<string, unknown>>;
const text = (value: unknown): string => (typeof value === "string" ? value.slice(0, 1_000) : "");
const fieldsIn = (form: Form): SeriesFields => ({
  title: text(form["title"]),
  about: text(form["about"]),
  lang: text(form["lang"]),
  isDone: form["isDone"] !== undefined,
});

const actIn = (form: Form): SeriesAct => {
  const what = text(form["do"]);
  const part = (["add", "remove", "up", "down"] as const).find((each) => each === what);
  if (part !== undefined) return { do: part, story: text(form["story"]) };
  return what === "drop" ? { do: "drop" } : { do: "change", ...fieldsIn(form) };
};

/** Series: their pages, and the desk's for making them. */
export const seriesRoutes = (house: SeriesHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  const none = (c: Context<PageEnv>) => c.html(troublePage(c.var.frame, 404), 404, NO_STORE);

  app.get(routes.series, async (c) => {
    const view = await seriesView(house, c.req.param("slug"));
    if (view === null) return none(c);
    house.tag(c, ["lists"], view.until);
    return c.html(seriesPage(c.var.frame, view));
  });

  const list = async (c: Context<PageEnv>, status: Status, more: { fields?: SeriesFields; problem?: SeriesProblem }): Promise<Response> => {
    const { frame } = c.var;
    const fields = more.fields ?? { title: "", about: "", lang: frame.site.lang ?? "en", isDone: false };
    const page = { series: await listSeries(house), fields, problem: more.problem ?? null, tabs: house.deskTabs(frame, "writing") };
    return c.html(seriesListPage(frame, page), status, NO_STORE);
  };

  app.get(routes.deskSeries, async (c) => refusedFor(c, paths.deskSeries()) ?? list(c, 200, {}));

  app.post(routes.deskSeries, async (c) => {
    const no = refusedFor(c, paths.deskSeries());
    if (no !== null) return no;
    const fields = fieldsIn(await c.req.parseBody());
    const begun = await beginSeries(house, c.var.frame.viewer, fields);
    if (begun.ok) return c.redirect(paths.deskOneSeries(begun.value), 303);
    return list(c, STATUS[begun.problem], { fields, problem: begun.problem });
  });

  const offered = async (q: string): Promise<readonly Teaser[]> => {
    if (q === "") return (await listStories(house, {}, undefined, OFFERED)).stories;
    const { hits } = await findDocs(house.store, { q, kind: "story", after: undefined, most: 20 });
    return storiesByIds(
      house,
      hits.map((hit) => hit.subject),
    );
  };

  const show = async (
    c: Context<PageEnv>,
    slug: string,
    status: Status,
    problem: SeriesProblem | null,
    typed?: SeriesFields,
  ): Promise<Response> => {
    const { frame } = c.var;
    const view = await seriesView(house, slug);
    if (view === null) return none(c);
    const q = text(c.req.query("q")).trim();
    const others = (await offered(q)).filter((story) => !view.parts.some((part) => part.id === story.id));
    const page = { view, fields: typed ?? view, offered: others, q, problem, isDone: c.req.query("done") !== undefined };
    return c.html(deskSeriesPage(frame, { ...page, tabs: house.deskTabs(frame, "writing") }), status, NO_STORE);
  };

  app.get(routes.deskOneSeries, async (c) => refusedFor(c, paths.deskSeries()) ?? show(c, c.req.param("slug"), 200, null));

  app.post(routes.deskOneSeries, async (c) => {
    const no = refusedFor(c, paths.deskSeries());
    if (no !== null) return no;
    const slug = c.req.param("slug");
    const act = actIn(await c.req.parseBody());
    const acted = await actOnSeries(house, c.var.frame.viewer, slug, act);
    if (acted.ok) return c.redirect(act.do === "drop" ? paths.deskSeries() : paths.deskOneSeries(slug, { done: "1" }), 303);
    return show(c, slug, STATUS[acted.problem], acted.problem, act.do === "change" ? act : undefined);
  });

  return app;
};
