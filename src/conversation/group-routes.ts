import { Hono } from "hono";
import { paths, routes } from "#paths";
import { isMember, type PageEnv } from "#ui";
import { allGroupsOf } from "./opinion/group-votes.ts";
import { groupPage } from "./pages/group-page.tsx";
import type { TalkHouse } from "./talk-house.ts";
import { NO_STORE } from "./talk-pages.ts";

/** A member's own opinion group, shown when they ask, to nobody else. */
export const groupRoutes = (house: TalkHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  app.get(routes.settingsGroup, async (c) => {
    const { frame } = c.var;
    if (!isMember(frame) || frame.viewer.id === null) return c.redirect(paths.signIn(paths.settingsGroup()), 303);
    const isAsked = c.req.query("show") === "1";
    return c.html(groupPage(frame, isAsked ? await allGroupsOf(house.store.db, frame.viewer.id) : undefined), 200, NO_STORE);
  });
  return app;
};
