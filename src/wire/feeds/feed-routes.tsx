import { type Context, Hono } from "hono";
import { z } from "zod";
import { absolute, paths, routes, withQuery } from "#paths";
import { listSources } from "#stories";
import { type Frame, type PageEnv, type Tab, troublePage } from "#ui";
import { lastByChannel } from "../intake-view.ts";
import { wordsOf } from "../words/index.ts";
import { FEED_KINDS, type Feed, type FeedKind } from "./feed.ts";
import type { FeedHouse } from "./feed-house.ts";
import { maySee, maySetUp } from "./feed-policy.ts";
import { feedsView, feedView } from "./feed-view.ts";
import { EMPTY, type TypedFeed } from "./pages/feed-form.tsx";
import { type FeedPage, feedPage } from "./pages/feed-page.tsx";
import { feedsPage } from "./pages/feeds-page.tsx";
import { makePushKey } from "./push-keys.ts";
import { addFeed, changeFeed, type FeedInput, type FeedInputProblem } from "./put-feed.ts";
import { steerFeed, STEERS } from "./steer-feed.ts";
import { feedWordsOf } from "./words/index.ts";

export type FeedDeskHouse = FeedHouse & {
  readonly folder: string;
  readonly deskTabs: (frame: Frame, current: string) => readonly Tab[];
};

const NO_STORE = { "cache-control": "no-store" } as const;

const form = z.object({
  kind: z.enum(FEED_KINDS),
  name: z.string().max(500).default(""),
  source: z.string().max(200).default(""),
  address: z.string().max(2_000).default(""),
  every: z.string().max(20).default(""),
  user: z.string().max(500).default(""),
  secret: z.string().max(20_000).default(""),
  header: z.string().max(100).default(""),
  senders: z.string().max(20_000).default(""),
  isInside: z.string().optional(),
  isSuperdesk: z.string().optional(),
});

type Sent = z.infer<typeof form>;

const inputOf = (sent: Sent): FeedInput => ({
  name: sent.name,
  kind: sent.kind,
  source: sent.source,
  address: sent.address,
  everyS: sent.every.trim() === "" ? null : Number(sent.every),
  // A browser sends the lines of a key with the line ends of forms.
  secret:
    sent.secret.trim() === ""
      ? null
      : `${sent.secret.replaceAll("\r\n", "\n").trim()}${sent.kind === "sftp" ? "\n" : ""}`.replace(/^([^\n]*)\n$/u, "$1"),
  settings: {
    user: sent.user,
    header: sent.header,
    isInside: sent.isInside !== undefined,
    senders: sent.senders.split(/[\s,]+/u).filter((sender) => sender !== ""),
    isSuperdesk: sent.isSuperdesk !== undefined,
  },
});

const typedOf = (sent: Sent): TypedFeed => ({
  ...sent,
  isInside: sent.isInside !== undefined,
  isSuperdesk: sent.isSuperdesk !== undefined,
});

const typedNow = (feed: Feed, source: string): TypedFeed => ({
  ...EMPTY,
  name: feed.name,
  source,
  address: feed.address,
  every: feed.kind === "push" ? "" : String(feed.everyS),
  user: feed.settings.user,
  header: feed.settings.header,
  senders: feed.settings.senders.join("\n"),
  isInside: feed.settings.isInside,
  isSuperdesk: feed.settings.isSuperdesk,
});

const refused = (c: Context<PageEnv>): Response =>
  c.html(troublePage(c.var.frame, 403, <p>{wordsOf(c.var.frame.lang).notStaff}</p>), 403, NO_STORE);

/** The list of feeds, and the form of a new one. */
const addListRoutes = (app: Hono<PageEnv>, house: FeedDeskHouse): void => {
  const showAll = async (
    c: Context<PageEnv>,
    add: { kind: FeedKind; typed: TypedFeed; problem?: FeedInputProblem } | null,
    status: 200 | 422,
  ) => {
    const { frame } = c.var;
    const words = feedWordsOf(frame.lang);
    const [feeds, sources, last] = await Promise.all([feedsView(house), listSources(house.store), lastByChannel(house)]);
    const page = feedsPage(frame, {
      feeds,
      tabs: house.deskTabs(frame, "feeds"),
      maySetUp: maySetUp(frame.viewer),
      always: [
        { name: words.folderHere, where: house.folder, last: last.get("folder") ?? null },
        { name: words.pushHere, where: absolute(frame.origin, paths.apiItems()), last: last.get("push") ?? null },
      ],
      form: add === null ? null : { ...add, sources, hasSecret: false },
    });
    return c.html(page, status, NO_STORE);
  };

  app.get(routes.deskFeeds, async (c) => {
    if (!maySee(c.var.frame.viewer)) return refused(c);
    const kind = FEED_KINDS.find((each) => each === c.req.query("kind"));
    return showAll(c, kind === undefined || !maySetUp(c.var.frame.viewer) ? null : { kind, typed: EMPTY }, 200);
  });

  app.post(routes.deskFeeds, async (c) => {
    const { viewer } = c.var.frame;
    if (!maySetUp(viewer)) return refused(c);
    const sent = form.safeParse(await c.req.parseBody());
    if (!sent.success) return showAll(c, null, 422);
    const added = await addFeed(house, viewer, inputOf(sent.data));
    if (added.ok) return c.redirect(withQuery(paths.deskFeed(added.value.slug), { done: "added" }), 303);
    return showAll(c, { kind: sent.data.kind, typed: typedOf(sent.data), problem: added.problem }, 422);
  });
};

type More = Pick<FeedPage, "notice" | "made"> & { readonly typed?: TypedFeed; readonly problem?: FeedInputProblem };

/** One feed: shown, changed, steered, given keys. */
const addFeedRoutes = (app: Hono<PageEnv>, house: FeedDeskHouse): void => {
  const showOne = async (c: Context<PageEnv>, slug: string, status: 200 | 403 | 409 | 422, more: More = {}): Promise<Response> => {
    const { frame } = c.var;
    const [view, sources] = await Promise.all([feedView(house, slug), listSources(house.store)]);
    if (view === null) return c.html(troublePage(frame, 404), 404, NO_STORE);
    const { typed, problem, ...rest } = more;
    const { feed } = view;
    const page = feedPage(frame, {
      view,
      tabs: house.deskTabs(frame, "feeds"),
      maySetUp: maySetUp(frame.viewer),
      form: { kind: feed.kind, typed: typed ?? typedNow(feed, view.source?.slug ?? ""), sources, hasSecret: feed.secret !== null, problem },
      ...rest,
    });
    return c.html(page, status, NO_STORE);
  };

  app.get(routes.deskFeed, async (c) => {
    const { frame } = c.var;
    if (!maySee(frame.viewer)) return refused(c);
    const words = feedWordsOf(frame.lang);
    const done = (["added", "saved", "steered"] as const).find((each) => each === c.req.query("done"));
    return showOne(c, c.req.param("slug"), 200, done === undefined ? {} : { notice: { kind: "done", text: words[done] } });
  });

  app.post(routes.deskFeed, async (c) => {
    const { frame } = c.var;
    if (!maySee(frame.viewer)) return refused(c);
    const words = feedWordsOf(frame.lang);
    const slug = c.req.param("slug");
    const { feed } = (await feedView(house, slug)) ?? {};
    if (feed === undefined) return c.html(troublePage(frame, 404), 404, NO_STORE);
    const body = await c.req.parseBody();
    const said = (text: string, status: 403 | 409 | 422): Promise<Response> =>
      showOne(c, slug, status, { notice: { kind: "error", text } });
    const wanted = body["do"];

    if (wanted === "key" || wanted === "signing") {
      const made = await makePushKey(house, frame.viewer, feed, wanted);
      if (made.ok) return showOne(c, slug, 200, { made: { kind: wanted, key: made.value.key } });
      return made.problem === "not-push" ? said(words.notPush, 409) : said(words.steerProblem["not-allowed"], 403);
    }
    if (wanted === "change") {
      const sent = form.safeParse({ ...body, kind: feed.kind });
      if (!sent.success) return said(words.inputProblem["address-scheme"], 422);
      const changed = await changeFeed(house, frame.viewer, feed, inputOf(sent.data));
      if (changed.ok) return c.redirect(withQuery(paths.deskFeed(slug), { done: "saved" }), 303);
      return showOne(c, slug, changed.problem === "not-allowed" ? 403 : 422, { typed: typedOf(sent.data), problem: changed.problem });
    }
    const steer = STEERS.find((each) => each === wanted);
    if (steer === undefined) return showOne(c, slug, 422);
    if (steer === "remove" && body["sure"] === undefined) return said(words.removeUnsure, 422);
    const steered = await steerFeed(house, frame.viewer, feed, steer);
    if (!steered.ok) return said(words.steerProblem[steered.problem], steered.problem === "not-allowed" ? 403 : 409);
    return c.redirect(steer === "remove" ? paths.deskFeeds() : withQuery(paths.deskFeed(slug), { done: "steered" }), 303);
  });
};

/** The desk's pages of feeds. */
export const feedRoutes = (house: FeedDeskHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  addListRoutes(app, house);
  addFeedRoutes(app, house);
  return app;
};
