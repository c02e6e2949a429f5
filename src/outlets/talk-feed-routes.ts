import { Hono } from "hono";
import { routes } from "#paths";
import { storySubject } from "#stories";
import type { PageEnv } from "#ui";
import { FEED_TYPE, KINDS, type OutletsHouse, WRITE } from "./feed-routes.ts";
import { talkFeedOf } from "./talk-feed.ts";

const ROUTES = { rss: routes.storyRss, atom: routes.storyAtom, json: routes.storyJson } as const;

/** The comments under a story as feeds. */
export const talkFeedRoutes = (house: OutletsHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  for (const kind of KINDS)
    app.get(ROUTES[kind], async (c) => {
      const { frame } = c.var;
      const story = await storySubject(house.store.db, c.req.param("id"));
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
