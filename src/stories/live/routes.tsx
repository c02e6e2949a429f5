import { type Context, Hono } from "hono";
import { newShortId } from "#kit";
import { paths, routes } from "#paths";
import { type PageEnv, troublePage } from "#ui";
import { type PlanningHouse, refusedFor } from "../planning/arrange-routes.tsx";
import { storyPage } from "../story-view.ts";
import { actOnLive, type LiveAct, type LiveProblem } from "./act-on-live.ts";
import { liveOf, liveVersions } from "./live-view.ts";
import { type DeskLivePage, deskLivePage } from "./pages/desk-live-page.tsx";

const NO_STORE = { "cache-control": "no-store" } as const;
const STATUS = {
  "not-allowed": 403,
  none: 404,
  "not-own": 409,
  "not-public": 409,
  missing: 422,
  long: 422,
  "no-note": 422,
  others: 409,
} as const satisfies Record<LiveProblem, number>;

type Form = Readonly<Record<string, unknown>>;
const text = (value: unknown): string => (typeof value === "string" ? value.slice(0, 50_000).replaceAll("\r\n", "\n") : "");

const typedIn = (form: Form) => ({
  headline: text(form["headline"]),
  body: text(form["body"]),
  author: text(form["author"]),
  entry: text(form["entry"]),
  isCorrection: form["isCorrection"] !== undefined,
  note: text(form["note"]),
  points: form["points"] === undefined ? null : text(form["points"]),
});

const actIn = (form: Form): LiveAct => {
  const what = text(form["do"]);
  const { entry, points, ...typed } = typedIn(form);
  if (what === "add") return { do: "add", formKey: text(form["formKey"]).slice(0, 40), ...typed };
  if (what === "change") return { do: "change", entry, base: Number(form["base"]), ...typed };
  if (what === "off" || what === "back") return { do: what, entry };
  if (what === "points") return { do: "points", points: points ?? "", was: text(form["was"]) };
  return { do: what === "end" || what === "open" ? what : "begin" };
};

/** Where the newsroom tells its own stories live. Of a story that readers cannot see it shows nothing. */
export const liveRoutes = (house: PlanningHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  const show = async (c: Context<PageEnv>, id: string, given: Pick<DeskLivePage, "problem" | "typed">): Promise<Response> => {
    const { frame } = c.var;
    const story = await storyPage(house, id);
    if (story.kind !== "public" || !story.source.isOwn) return c.html(troublePage(frame, 404), 404, NO_STORE);
    const before = c.req.query("before");
    const live = await liveOf(house, story.id, before === undefined ? {} : { before }, true);
    const versions = await liveVersions(house, live?.entries.map((entry) => entry.id) ?? []);
    const page = {
      story,
      live,
      versions,
      formKey: newShortId(),
      author: frame.viewer.name ?? "",
      isDone: c.req.query("done") !== undefined,
      ...given,
    };
    const status = given.problem === null ? 200 : STATUS[given.problem];
    return c.html(deskLivePage(frame, { ...page, tabs: house.deskTabs(frame, "writing") }), status, NO_STORE);
  };

  app.get(
    routes.deskLive,
    async (c) => refusedFor(c, paths.deskLive(c.req.param("id"))) ?? show(c, c.req.param("id"), { problem: null, typed: null }),
  );

  app.post(routes.deskLive, async (c) => {
    const id = c.req.param("id");
    const no = refusedFor(c, paths.deskLive(id));
    if (no !== null) return no;
    const form = await c.req.parseBody();
    const acted = await actOnLive(house, c.var.frame.viewer, id, actIn(form));
    return acted.ok ? c.redirect(paths.deskLive(id, { done: "1" }), 303) : show(c, id, { problem: acted.problem, typed: typedIn(form) });
  });

  return app;
};
