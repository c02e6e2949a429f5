import { type Context, Hono } from "hono";
import { type Instant, instantIn, isEditor } from "#kit";
import { paths, routes } from "#paths";
import type { House } from "#store";
import { type Frame, isMember, type PageEnv, type Tab, troublePage } from "#ui";
import { frontView } from "../front-view.ts";
import { frontPage } from "../pages/front-page.tsx";
import { listPage } from "../pages/list-page.tsx";
import { sectionName } from "../pages/parts.tsx";
import { type Arrange, arrange, type ArrangeProblem, pinsOf } from "./arrangement.ts";
import { arrangeView } from "./arrange-view.ts";
import { arrangePage, type Typed } from "./pages/arrange-page.tsx";
import { PreviewNote } from "./pages/preview-note.tsx";
import { actOnPins, type Pin, type Place, placeOf } from "./pin.ts";
import { sectionList } from "./section-list.ts";
import { wordsOf } from "./words/index.ts";

export type PlanningHouse = House & { readonly deskTabs: (frame: Frame, current: string) => readonly Tab[] };

const NO_STORE = { "cache-control": "no-store" } as const;
const STATUS: Readonly<Record<ArrangeProblem | "time", 403 | 404 | 422>> = { "not-allowed": 403, unknown: 404, past: 422, time: 422 };
const PREVIEWED = 30; // stories on a page of a section

type Form = Readonly<Record<string, unknown>>;
const text = (value: unknown): string => (typeof value === "string" ? value.slice(0, 200) : "");
const typedIn = (form: Form): Typed => ({ story: text(form["story"]), slot: text(form["slot"]), until: text(form["until"]) });

/** What a field for date and time holds, on the site's clocks; null where it is empty, undefined where it is no time. */
const untilIn = (zone: string, typed: string): Instant | null | undefined => {
  if (typed === "") return null;
  const ms = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/u.test(typed) ? Date.parse(`${typed}Z`) : Number.NaN;
  return Number.isNaN(ms) ? undefined : instantIn(zone, ms);
};

const wantedIn = (zone: string, form: Form): Arrange | "time" => {
  const { story, slot, until: typed } = typedIn(form);
  const what = text(form["do"]);
  if (what === "restore") return { do: "restore", id: Number(text(form["id"])) };
  if (what === "up" || what === "down" || what === "unpin") return { do: what, story };
  const until = untilIn(zone, typed);
  return until === undefined ? "time" : { do: "pin", story, slot: /^\d{1,2}$/u.test(slot) ? Number(slot) : 1, until };
};

/** Whoever is no editor is told so, or sent to sign in; null for an editor. */
export const refusedFor = (c: Context<PageEnv>, back: Parameters<typeof paths.signIn>[0]): Response | Promise<Response> | null => {
  const { frame } = c.var;
  if (isEditor(frame.viewer)) return null;
  if (!isMember(frame) && c.req.method === "GET") return c.redirect(paths.signIn(back), 303);
  return c.html(troublePage(frame, 403, <p>{wordsOf(frame.lang).editorsOnly}</p>), 403, NO_STORE);
};

const slugsOf = (frame: Frame): readonly string[] => frame.site.sections.map((section) => section.slug);

/** The page as readers would see it under some pins. */
const previewOf = async (house: House, frame: Frame, place: Place, pins: readonly Pin[]): Promise<string> => {
  const note = <PreviewNote frame={frame} place={place} />;
  if (place === "front") return frontPage(frame, await frontView(house, slugsOf(frame), frame.site.lang ?? "en", pins), note);
  const slug = place.slice("section:".length);
  const list = await sectionList(house, slug, pins, { after: undefined, most: PREVIEWED });
  return listPage(frame, { title: sectionName(frame, slug), list, next: null, canonical: paths.section(slug), section: slug, over: note });
};

/** Arranging the front page and the pages of sections by hand. */
export const arrangeRoutes = (house: PlanningHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  const show = async (
    c: Context<PageEnv>,
    place: Place,
    status: 200 | 403 | 404 | 422,
    more: { typed?: Typed; problem?: ArrangeProblem | "time" } = {},
  ): Promise<Response> => {
    const { frame } = c.var;
    const [q, story] = [text(c.req.query("q")).trim(), text(c.req.query("story"))];
    const view = await arrangeView(house, place, { sections: slugsOf(frame), lang: frame.site.lang ?? "en", q, story });
    const page = { view, q, typed: more.typed ?? { story, slot: "1", until: "" }, problem: more.problem ?? null };
    const isDone = c.req.query("done") !== undefined;
    return c.html(arrangePage(frame, { ...page, isDone, tabs: house.deskTabs(frame, "front") }), status, NO_STORE);
  };

  app.get(routes.deskFront, async (c) => {
    const no = refusedFor(c, paths.deskFront());
    if (no !== null) return no;
    const place = placeOf(c.req.query("place"), slugsOf(c.var.frame));
    return place === null ? c.html(troublePage(c.var.frame, 404), 404, NO_STORE) : show(c, place, 200);
  });

  app.post(routes.deskFront, async (c) => {
    const { frame } = c.var;
    const no = refusedFor(c, paths.deskFront());
    if (no !== null) return no;
    const form = await c.req.parseBody();
    const place = placeOf(text(form["place"]), slugsOf(frame));
    if (place === null) return c.html(troublePage(frame, 404), 404, NO_STORE);
    const wanted = wantedIn(frame.site.zone, form);
    if (wanted === "time") return show(c, place, 422, { typed: typedIn(form), problem: "time" });
    const made = await arrange(house, frame.viewer, place, wanted);
    if (made.ok) return c.redirect(paths.deskFront({ place, done: "1" }), 303);
    return show(c, place, STATUS[made.problem], { typed: typedIn(form), problem: made.problem });
  });

  app.post(routes.deskFrontPreview, async (c) => {
    const { frame } = c.var;
    const no = refusedFor(c, paths.deskFront());
    if (no !== null) return no;
    const form = await c.req.parseBody();
    const place = placeOf(text(form["place"]), slugsOf(frame));
    if (place === null) return c.html(troublePage(frame, 404), 404, NO_STORE);
    const wanted = wantedIn(frame.site.zone, form);
    if (wanted === "time" || wanted.do === "restore") return show(c, place, 422, { typed: typedIn(form), problem: "time" });
    const pins = actOnPins(await pinsOf(house, place), wanted);
    return c.html(await previewOf(house, frame, place, pins), 200, NO_STORE);
  });

  return app;
};
