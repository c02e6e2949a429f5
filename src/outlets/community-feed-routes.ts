import { Hono } from "hono";
import { findCommunity } from "#communities";
import { type DiscussionTeaser, commentHtml, listDiscussions } from "#conversation";
import { excerptOf, visitor } from "#kit";
import { absolute, type FeedKind, paths, routes } from "#paths";
import type { House } from "#store";
import type { Frame, PageEnv } from "#ui";
import type { Feed, FeedItem } from "./feed.ts";
import { FEED_TYPE, KINDS, type OutletsHouse, WRITE } from "./feed-routes.ts";

const ROUTES = { rss: routes.communityRss, atom: routes.communityAtom, json: routes.communityJson } as const;
const ITEMS = 50;
const EXCERPT = 300;

type Community = NonNullable<Awaited<ReturnType<typeof findCommunity>>>;

const itemOf = (frame: Frame, community: Community, one: DiscussionTeaser): FeedItem => {
  const url = absolute(frame.origin, paths.story({ id: one.id, slug: one.slug }));
  return {
    url,
    guid: absolute(frame.origin, paths.story({ id: one.id, slug: "discussion" })),
    title: one.title,
    text: excerptOf(one.excerpt, EXCERPT),
    html: commentHtml(one.excerpt, []),
    author: one.by?.name ?? "",
    source: {
      name: community.name,
      page: absolute(frame.origin, paths.community(community.slug)),
      feed: absolute(frame.origin, paths.feed({ kind: "rss", community: community.slug })),
    },
    via: url,
    rights: "",
    lang: one.lang,
    topics: [],
    pictures: [],
    publishedAt: one.at,
    updatedAt: one.at,
  };
};

/** The newest discussions of a community as a feed of any kind; what was taken off is not in it. */
const communityFeedOf = async (house: House, frame: Frame, kind: FeedKind, community: Community): Promise<Feed> => {
  const { items } = await listDiscussions(house, visitor, { forum: community.id, most: ITEMS });
  return {
    title: `${frame.site.name}: ${community.name}`,
    description: community.about,
    home: absolute(frame.origin, paths.community(community.slug)),
    self: absolute(frame.origin, paths.feed({ kind, community: community.slug })),
    lang: frame.site.lang ?? "en",
    builtAt: items[0]?.at ?? community.at,
    items: items.map((one) => itemOf(frame, community, one)),
    tombstones: [],
    until: null,
  };
};

/** What is discussed in a community, as feeds. */
export const communityFeedRoutes = (house: OutletsHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  for (const kind of KINDS)
    app.get(ROUTES[kind], async (c) => {
      const { frame } = c.var;
      const community = await findCommunity(house, visitor, c.req.param("community"));
      if (community === null || community.state !== "open") return c.text("", 404, { "cache-control": "no-store" });
      return c.body(WRITE[kind](await communityFeedOf(house, frame, kind, community)), 200, {
        "cache-control": "no-store",
        "content-type": FEED_TYPE[kind],
        "last-modified": new Date(frame.now).toUTCString(),
        "tdm-reservation": "1",
      });
    });
  return app;
};
