import { type Context, Hono } from "hono";
import { absolute, paths, routes } from "#paths";
import { listStories, storyPage, type StoryView, type Teaser } from "#stories";
import type { House } from "#store";
import type { PageEnv } from "#ui";
import { rss } from "./rss.ts";
import { storyOut } from "./story-out.ts";

export type OutletsHouse = House & { readonly tag: (c: Context, tags: readonly string[]) => void };

const FEED_ITEMS = 30;
const API_MOST = 100;

const problem = (c: Context, status: 400 | 404 | 410, title: string, detail: string): Response =>
  c.body(JSON.stringify({ type: "about:blank", title, status, detail }), status, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
  });

/** Stories whole, in the order of the list; those that went meanwhile are left out. */
const whole = async (house: House, list: readonly Teaser[]): Promise<readonly StoryView[]> => {
  const pages = await Promise.all(list.map((story) => storyPage(house, story.shortId)));
  return pages.filter((page) => page.kind === "public");
};

/** Feeds for readers' programs and the API for others' sites: every text of theirs has gone through its rights. */
export const outletRoutes = (house: OutletsHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  const feed = async (c: Context<PageEnv>, section: string | undefined): Promise<Response> => {
    const { frame } = c.var;
    house.tag(c, ["lists"]);
    const name =
      section === undefined ? null : (frame.site.sections.find((each) => each.slug === section)?.name[frame.site.lang ?? "en"] ?? null);
    if (section !== undefined && name === null) return c.text("", 404);
    const now = house.clock.now();
    const list = await listStories(house, section === undefined ? {} : { section }, undefined, FEED_ITEMS);
    const stories = await whole(house, list.stories);
    const items = stories.flatMap((story) => {
      const out = storyOut(story, "feed", now);
      if (out.allow === "none") return [];
      const url = absolute(frame.origin, paths.story({ id: story.shortId, slug: story.slug }));
      return [
        {
          url,
          guid: `${frame.origin}${paths.story({ id: story.shortId, slug: "-" })}`.replace(/\/-$/u, ""),
          title: story.headline,
          text: out.excerpt ?? (out.allow === "full" ? story.deck : ""),
          html: out.html,
          author: story.byline,
          source: story.source.name,
          rights: story.rightsLine.text,
          lang: story.lang === "und" ? "" : story.lang,
          publishedAt: story.publishedAt,
        },
      ];
    });
    const document = rss({
      title: name === null ? frame.site.name : `${frame.site.name}: ${name}`,
      description: frame.site.tagline,
      home: absolute(frame.origin, section === undefined ? paths.front() : paths.section(section)),
      self: absolute(frame.origin, paths.feed(section === undefined ? { kind: "rss" } : { kind: "rss", section })),
      lang: frame.site.lang ?? "en",
      builtAt: list.stories[0]?.updatedAt ?? now,
      items,
    });
    return c.body(document, 200, { "content-type": "application/rss+xml; charset=utf-8" });
  };

  app.get(routes.rss, (c) => feed(c, undefined));
  app.get(routes.sectionRss, (c) => feed(c, c.req.param("slug")));

  app.get(routes.apiStories, async (c) => {
    const asked = c.req.query("limit") ?? "20";
    if (!/^\d{1,3}$/u.test(asked) || Number(asked) < 1 || Number(asked) > API_MOST)
      return problem(c, 400, "Bad limit", `limit is a number from 1 to ${API_MOST}.`);
    const section = c.req.query("section");
    const list = await listStories(house, section === undefined ? {} : { section }, c.req.query("after"), Number(asked));
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
    if (page.kind === "gone") return problem(c, 410, "Gone", "The licence of this story has run out.");
    if (page.kind === "none") return problem(c, 404, "Not found", "There is no story of that id.");
    const out = storyOut(page, "api", house.clock.now());
    return c.json({
      id: page.shortId,
      headline: page.headline,
      deck: page.deck === "" || out.allow === "link" ? null : page.deck,
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
