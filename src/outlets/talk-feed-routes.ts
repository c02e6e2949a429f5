import { type Context, Hono } from "hono";
import { routes, talkIdIn } from "#paths";
import { talkSubject } from "#conversation";
import type { PageEnv } from "#ui";
import { FEED_TYPE, KINDS, type OutletsHouse, WRITE } from "./feed-routes.ts";
import { talkFeedOf } from "./talk-feed.ts";

const ROUTES = {
  rss: [routes.storyRss, routes.discussionRss],
  atom: [routes.storyAtom, routes.discussionAtom],
  json: [routes.storyJson, routes.discussionJson],
};

/** The comments under a story as feeds. */
export const talkFeedRoutes = (house: OutletsHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  for (const kind of KINDS)
    app.on("GET", ROUTES[kind], async (c: Context<PageEnv>) => {
      const { frame } = c.var;
      const story = await talkSubject(house.store.db, talkIdIn(c.req.path, c.req.param("id") ?? ""));
      if (story === null || !story.isPublic || story.isTalkClosed)
        return c.text("", story?.isKilled === true || story?.isTalkClosed === true ? 410 : 404, { "cache-control": "no-store" });
      house.tag(c, [`story:${story.id}`]);
      return c.body(WRITE[kind](await talkFeedOf(house, frame, kind, story)), 200, {
        "content-type": FEED_TYPE[kind],
        "last-modified": new Date(frame.now).toUTCString(),
        "tdm-reservation": "1",
      });
    });
  return app;
};
