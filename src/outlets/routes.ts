import { type Context, Hono } from "hono";
import { DAY, type Instant } from "#kit";
import { absolute, type FeedKind, paths, routes } from "#paths";
import { isMiningReserved, listStories, storiesOfMonth, storiesSince, storyMonths, storyPage, topicName, untilOfAll } from "#stories";
import type { House } from "#store";
import type { PageEnv } from "#ui";
import { atom } from "./atom.ts";
import { type Feed, feedOf, type FeedOf } from "./feed.ts";
import { jsonFeed } from "./json-feed.ts";
import { openApi } from "./openapi.ts";
import { robotsTxt, tdmRep } from "./robots.ts";
import { rss } from "./rss.ts";
import { newsSitemap, sitemap, sitemapIndex } from "./sitemap.ts";
import { storyOut } from "./story-out.ts";

export type OutletsHouse = House & { readonly tag: (c: Context, tags: readonly string[], until?: Instant | null) => void };

const API_MOST = 100;

const problem = (c: Context, status: 400 | 404 | 410, title: string, detail: string): Response =>
  c.body(JSON.stringify({ type: "about:blank", title, status, detail }), status, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
  });

const FEED_TYPE = {
  rss: "application/rss+xml; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
} as const satisfies Record<FeedKind, string>;

const WRITE = { rss, atom, json: jsonFeed } as const satisfies Record<FeedKind, (feed: Feed) => string>;

const NEWS_MS = 2 * DAY;
const NEWS_MOST = 1_000;

const feedRoutes = (house: OutletsHouse, app: Hono<PageEnv>): void => {
  const send = async (c: Context<PageEnv>, kind: FeedKind, of: FeedOf): Promise<Response> => {
    const { frame } = c.var;
    const { lang } = frame.site;
    const name =
      of.section !== undefined
        ? (frame.site.sections.find((each) => each.slug === of.section)?.name[lang ?? "en"] ?? null)
        : of.topic === undefined
          ? null
          : await topicName(house, of.topic);
    if (name === null && (of.section ?? of.topic) !== undefined) return c.text("", 404);
    const feed = await feedOf(house, frame, kind, of, name);
    house.tag(c, ["lists"], feed.until);
    c.header("tdm-reservation", (await isMiningReserved(house.store)) ? "1" : "0");
    return c.body(WRITE[kind](feed), 200, { "content-type": FEED_TYPE[kind] });
  };
  app.get(routes.rss, (c) => send(c, "rss", {}));
  app.get(routes.atom, (c) => send(c, "atom", {}));
  app.get(routes.json, (c) => send(c, "json", {}));
  app.get(routes.sectionRss, (c) => send(c, "rss", { section: c.req.param("slug") }));
  app.get(routes.sectionAtom, (c) => send(c, "atom", { section: c.req.param("slug") }));
  app.get(routes.sectionJson, (c) => send(c, "json", { section: c.req.param("slug") }));
  app.get(routes.topicRss, (c) => send(c, "rss", { topic: c.req.param("slug") }));
  app.get(routes.topicAtom, (c) => send(c, "atom", { topic: c.req.param("slug") }));
  app.get(routes.topicJson, (c) => send(c, "json", { topic: c.req.param("slug") }));
};

const mapRoutes = (house: OutletsHouse, app: Hono<PageEnv>): void => {
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
};

/** Feeds, sitemaps and the API for programs: every text of theirs has gone through its rights. */
export const outletRoutes = (house: OutletsHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  feedRoutes(house, app);
  mapRoutes(house, app);
  app.get(routes.apiDocument, (c) => c.json(openApi(c.var.frame.origin, c.var.frame.site.name)));

  app.get(routes.apiStories, async (c) => {
    const asked = c.req.query("limit") ?? "20";
    if (!/^\d{1,3}$/u.test(asked) || Number(asked) < 1 || Number(asked) > API_MOST)
      return problem(c, 400, "Bad limit", `limit is a number from 1 to ${API_MOST}.`);
    const section = c.req.query("section");
    const list = await listStories(house, section === undefined ? {} : { section }, c.req.query("after"), Number(asked), "api");
    return c.json({
      stories: list.stories.map((story) => ({
        id: story.shortId,
        headline: story.headline,
        url: absolute(c.var.frame.origin, paths.story({ id: story.shortId, slug: story.slug })),
        section: story.section,
        version: story.versions,
        publishedAt: story.publishedAt,
        updatedAt: story.updatedAt,
        state: story.isCorrected ? "corrected" : "published",
        source: story.source.name,
        language: story.lang,
      })),
      next: list.next,
    });
  });

  app.get(routes.apiStory, async (c) => {
    const page = await storyPage(house, c.req.param("id"));
    if (page.kind === "killed") return problem(c, 410, "Withdrawn", `This story was withdrawn by ${page.source}.`);
    if (page.kind === "gone" || page.kind === "elsewhere") return problem(c, 410, "Gone", "The licence of this story has run out.");
    if (page.kind === "none") return problem(c, 404, "Not found", "There is no story of that id.");
    const out = storyOut(page, "api", house.clock.now());
    if (out.allow === "none") return problem(c, 404, "Not found", "There is no story of that id for programs.");
    for (const [name, value] of page.text("api", { at: house.clock.now() }).permit.headers) c.header(name, value);
    return c.json({
      id: page.shortId,
      headline: page.headline,
      deck: out.deck === "" ? null : out.deck,
      byline: page.byline === "" ? null : page.byline,
      url: absolute(c.var.frame.origin, paths.story({ id: page.shortId, slug: page.slug })),
      section: page.section,
      language: page.lang,
      version: page.versions.length,
      publishedAt: page.publishedAt,
      updatedAt: page.updatedAt,
      state: page.versions.some((version) => version.isCorrection) ? "corrected" : "published",
      source: { name: page.source.name, code: page.source.code },
      rightsLine: page.rightsLine.text,
      rights: { holder: page.rightsLine.holder, year: page.rightsLine.year, notice: page.rightsLine.text },
      allow: out.allow,
      ...(out.paragraphs === null ? {} : { paragraphs: out.paragraphs }),
      ...(out.excerpt === null ? {} : { excerpt: out.excerpt }),
    });
  });

  return app;
};
