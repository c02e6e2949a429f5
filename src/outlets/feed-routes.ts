import { type Context, Hono } from "hono";
import { type FeedKind, paths, routes } from "#paths";
import type { Instant } from "#kit";
import { findTopic, isMiningReserved, sectionMovedTo } from "#stories";
import type { House } from "#store";
import type { PageEnv } from "#ui";
import { atom } from "./atom.ts";
import { correctionsFeed } from "./corrections-feed.ts";
import { type Feed, feedOf, type FeedOf } from "./feed.ts";
import { jsonFeed } from "./json-feed.ts";
import { rss } from "./rss.ts";

/** `tag` names what an answer shows, so that the page cache drops it when that changes. */
export type OutletsHouse = House & { readonly tag: (c: Context, tags: readonly string[], until?: Instant | null) => void };

export const FEED_TYPE = {
  rss: "application/rss+xml; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
} as const satisfies Record<FeedKind, string>;

export const WRITE = { rss, atom, json: jsonFeed } as const satisfies Record<FeedKind, (feed: Feed) => string>;

export const KINDS = ["rss", "atom", "json"] as const satisfies readonly FeedKind[];

const ROUTES = {
  site: { rss: routes.rss, atom: routes.atom, json: routes.json },
  section: { rss: routes.sectionRss, atom: routes.sectionAtom, json: routes.sectionJson },
  topic: { rss: routes.topicRss, atom: routes.topicAtom, json: routes.topicJson },
  source: { rss: routes.sourceRss, atom: routes.sourceAtom, json: routes.sourceJson },
  corrections: { rss: routes.correctionsRss, atom: routes.correctionsAtom, json: routes.correctionsJson },
} as const;

const partOf = (c: Context, part: keyof typeof ROUTES): FeedOf =>
  part === "site" || part === "corrections" ? {} : { [part]: c.req.param("slug") ?? "" };

/** Feeds of the site, its sections, topics and sources, and of what was put right. */
export const feedRoutes = (house: OutletsHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  for (const part of Object.keys(ROUTES) as (keyof typeof ROUTES)[])
    for (const kind of KINDS)
      app.get(ROUTES[part][kind], async (c) => {
        const { frame } = c.var;
        const feed = part === "corrections" ? await correctionsFeed(house, frame, kind) : await feedOf(house, frame, kind, partOf(c, part));
        house.tag(c, ["lists"], feed?.until ?? null);
        if (feed === null) {
          const found = part === "topic" ? await findTopic(house, c.req.param("slug") ?? "") : null;
          const section = part === "section" ? await sectionMovedTo(house, c.req.param("slug") ?? "") : null;
          if (section !== null) return c.redirect(paths.feed({ kind, section }), 301);
          if (found?.kind === "moved") return c.redirect(paths.feed({ kind, topic: found.slug }), 301);
          return c.text("", 404, { "cache-control": "no-store" });
        }
        return c.body(WRITE[kind](feed), 200, {
          "content-type": FEED_TYPE[kind],
          // Made anew whenever something in it changed, so it never says that it is older than that.
          "last-modified": new Date(frame.now).toUTCString(),
          "tdm-reservation": (await isMiningReserved(house.store)) ? "1" : "0",
        });
      });
  return app;
};
