import { Hono } from "hono";
import { DAY } from "#kit";
import { routes } from "#paths";
import { isMiningReserved, storiesOfMonth, storiesSince, storyMonths, untilOfAll } from "#stories";
import type { PageEnv } from "#ui";
import { feedRoutes, type OutletsHouse } from "./feed-routes.ts";
import { openApi } from "./openapi.ts";
import { robotsTxt, tdmRep } from "./robots.ts";
import { newsSitemap, sitemap, sitemapIndex } from "./sitemap.ts";
import { storyApi } from "./story-api.ts";
import { communityFeedRoutes } from "./community-feed-routes.ts";
import { talkFeedRoutes } from "./talk-feed-routes.ts";

const NEWS_MS = 2 * DAY;
const NEWS_MOST = 1_000;

const mapRoutes = (house: OutletsHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  const asXml = { "content-type": "application/xml; charset=utf-8" };
  app.get(routes.sitemap, async (c) => {
    house.tag(c, ["lists"]);
    return c.body(sitemapIndex(c.var.frame.origin, await storyMonths(house.store)), 200, asXml);
  });
  app.get(routes.sitemapPart, async (c) => {
    const month = /^(\d{4}-(?:0[1-9]|1[0-2]))\.xml$/u.exec(c.req.param("part"))?.[1];
    if (month === undefined) return c.text("", 404);
    const stories = (await storiesOfMonth(house, month)).filter(({ source }) => source.index !== "no");
    house.tag(c, ["lists"], untilOfAll(stories));
    return c.body(sitemap(c.var.frame.origin, stories), 200, asXml);
  });
  app.get(routes.newsSitemap, async (c) => {
    const stories = (await storiesSince(house, NEWS_MS, NEWS_MOST)).filter(({ source }) => source.index === "yes");
    house.tag(c, ["lists"], untilOfAll(stories));
    return c.body(newsSitemap(c.var.frame.origin, c.var.frame.site, stories), 200, asXml);
  });
  app.get(routes.robots, async (c) => {
    house.tag(c, ["robots"]);
    return c.text(robotsTxt(c.var.frame.origin, await isMiningReserved(house.store)));
  });
  app.get(routes.tdmrep, async (c) =>
    c.body(tdmRep(await isMiningReserved(house.store)), 200, { "content-type": "application/json; charset=utf-8" }),
  );
  return app;
};

/** Feeds, sitemaps and the API for programs: every text of theirs has gone through its rights. */
export const outletRoutes = (house: OutletsHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  for (const part of [feedRoutes(house), talkFeedRoutes(house), communityFeedRoutes(house), mapRoutes(house), storyApi(house)])
    app.route("/", part);
  app.get(routes.apiDocument, (c) => c.json(openApi(c.var.frame.origin, c.var.frame.site.name)));
  return app;
};
