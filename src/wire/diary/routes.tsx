import { type Context, Hono } from "hono";
import { isEditor } from "#kit";
import { paths, routes } from "#paths";
import type { House } from "#store";
import { type Frame, isMember, type PageEnv, type Tab, troublePage } from "#ui";
import { beginStory } from "./begin-story.ts";
import { eventView } from "./event-view.ts";
import { eventPage } from "./pages/event-page.tsx";
import { wordsOf } from "./words/index.ts";

const NO_STORE = { "cache-control": "no-store" } as const;

/** The desk's page of an event that a source tells of. */
export const diaryRoutes = (house: House & { readonly deskTabs: (frame: Frame, current: string) => readonly Tab[] }): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  const refused = (c: Context<PageEnv>, id: string): Response | Promise<Response> | null => {
    const { frame } = c.var;
    if (isEditor(frame.viewer)) return null;
    if (!isMember(frame) && c.req.method === "GET") return c.redirect(paths.signIn(paths.deskEvent(id)), 303);
    return c.html(troublePage(frame, 403, <p>{wordsOf(frame.lang).editorsOnly}</p>), 403, NO_STORE);
  };

  app.get(routes.deskEvent, async (c) => {
    const no = refused(c, c.req.param("id"));
    if (no !== null) return no;
    const view = await eventView(house, c.req.param("id"));
    if (view === null) return c.html(troublePage(c.var.frame, 404), 404, NO_STORE);
    return c.html(eventPage(c.var.frame, { view, tabs: house.deskTabs(c.var.frame, "calendar") }), 200, NO_STORE);
  });

  app.post(routes.deskEvent, async (c) => {
    const id = c.req.param("id");
    const no = refused(c, id);
    if (no !== null) return no;
    const begun = await beginStory(house, c.var.frame.viewer, id);
    if (begun.ok) return c.redirect(paths.deskManuscript(begun.value), 303);
    return c.html(troublePage(c.var.frame, 404), 404, NO_STORE);
  });

  return app;
};
