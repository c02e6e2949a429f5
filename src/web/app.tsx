import { Hono } from "hono";
import type { Context, MiddlewareHandler } from "hono";
import { type Clock, type Instant, isEditor } from "#kit";
import { routes } from "#paths";
import type { Store } from "#store";
import { type Assets, assetRoutes, galleryRoutes, Layout, PageHead, pageOf, type PageEnv, type Sample, troublePage } from "#ui";
import { limitBodies, type Load } from "./body-limit.ts";
import { cachePages } from "./cache-pages.ts";
import { addressOf, addressPrefix, type readProxies } from "./client-address.ts";
import { devMailRoutes, type MailBox } from "./dev-mail.tsx";
import { healthRoutes } from "./health.ts";
import { keepTyped } from "./keep-typed.tsx";
import { limitRate, type Limits, RATES } from "./limits.ts";
import { type Log, logRequests } from "./log-requests.ts";
import { measureRequests, type Metrics } from "./metrics.ts";
import type { PageCache } from "./page-cache.ts";
import type { VariantOf } from "./page-key.ts";
import { refuseWith } from "./refuse.tsx";
import { sameOrigin } from "./same-origin.ts";
import { securityHeaders } from "./security-headers.ts";
import { setSecurityHeaders } from "./set-security-headers.ts";
import { type Burden, type Shed } from "./shed.ts";
import { type FrameOptions, setFrame } from "./site-frame.ts";

export type AppParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly origin: string;
  readonly log: Log;
  readonly cache: PageCache;
  readonly variantOf: VariantOf;
  readonly metrics: Metrics;
  readonly shed: Shed;
  readonly limits: Limits;
  readonly isProxy: ReturnType<typeof readProxies>;
  readonly isOpen: () => boolean;
  readonly assets: Assets;
  readonly frame: Pick<FrameOptions, "site" | "actorOf" | "unreadOf">;
  /** Rooms' pages in the order they are mounted. */
  readonly rooms: readonly Hono<PageEnv>[];
  /** What is shown while the site is being built and never in production. */
  readonly workshop: { readonly mails: MailBox | null; readonly samples: readonly Sample[] } | null;
};

const FEED = /(?:feed|atom|sitemap)[^/]*$/u;

const burdenOf = (path: string): Burden => (path === routes.search || FEED.test(path) ? "extra" : "reader");

const isApi = (path: string): boolean => path.startsWith("/api/");

/** Names what a page shows, so that it is dropped from the page cache when that changes; at `until` something on it ends or begins. */
export const tag = (c: Context, tags: readonly string[], until: Instant | null = null): void => {
  c.set("tags", [...(c.get("tags") ?? []), ...tags]);
  const known = c.get("cacheUntil");
  if (until !== null && (known === undefined || until < known)) c.set("cacheUntil", until);
};

/** Only editors bring many pictures in, and members one of their own; from anybody else so large a form is not even read. */
const loadOf = (c: Context<PageEnv>): Load => {
  if (c.req.path === routes.apiItems) return "item";
  if (c.req.path === routes.settingsPortrait && c.var.frame.viewer.id !== null) return "item";
  if (c.req.path.startsWith(`${routes.deskWrite}/`)) return "manuscript";
  return c.req.path === routes.deskPictures && isEditor(c.var.frame.viewer) ? "pictures" : "form";
};

/** Whom a visitor is counted by: the household's address prefix. */
export const visitorKeyOf =
  (isProxy: AppParts["isProxy"]) =>
  (c: Context): string =>
    addressPrefix(addressOf(c, isProxy));

const FORM = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/iu;

/** Reads a form before any room does, so that one that came broken is told so. Rooms are given what was read. */
const readForm: MiddlewareHandler = async (c, next) => {
  if (c.req.method !== "POST" || isApi(c.req.path) || !FORM.test(c.req.header("content-type") ?? "")) return next();
  const isWhole = await c.req.parseBody().then(
    () => true,
    () => false,
  );
  return isWhole ? next() : refuseWith(c, 400, (words) => words.broken);
};

/** A refusal of the guards as a page of the site. */
const setRefusalPage: MiddlewareHandler<PageEnv> = (c, next) => {
  c.set("refusalPage", (_c, { status, title, detail, headers }) => {
    const { frame } = c.var;
    const page = pageOf(
      frame,
      <Layout frame={frame} title={title} robots="noindex">
        <PageHead title={title} deck={detail} />
      </Layout>,
    );
    return c.html(page, status, headers);
  });
  return next();
};

const jsonProblem = (c: Context, status: 404 | 500, title: string, detail: string): Response =>
  c.body(JSON.stringify({ type: "about:blank", title, status, detail }), status, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
  });

const addTroubles = (app: Hono<PageEnv>): void => {
  app.notFound((c) => {
    if (c.var.frame === undefined) return c.text("", 404);
    if (isApi(c.req.path)) return jsonProblem(c, 404, "Not found", "There is nothing at this address.");
    return c.html(troublePage(c.var.frame, 404), 404, { "cache-control": "no-store" });
  });
  app.onError((error, c) => {
    c.error = error;
    if (isApi(c.req.path) || c.var.frame === undefined)
      return jsonProblem(c, 500, "Our mistake", "Something went wrong here. It has been noted; please try again.");
    return c.html(troublePage(c.var.frame, 500), 500, { "cache-control": "no-store" });
  });
};

/** The whole site: guards in their order, the frame, then every room's pages. */
export const buildApp = (parts: AppParts): Hono<PageEnv> => {
  const { clock, origin, isProxy, limits } = parts;
  const app = new Hono<PageEnv>();
  const visitorKey = visitorKeyOf(isProxy);
  app.use(
    measureRequests(parts.metrics),
    logRequests(parts.log, (c) => addressOf(c, isProxy)),
  );
  app.route("/", healthRoutes({ store: parts.store, clock, metrics: parts.metrics, isOpen: parts.isOpen }));
  app.use(setSecurityHeaders(origin));
  app.route("/", assetRoutes(parts.assets));
  app.use(parts.shed.middleware((path) => burdenOf(path)));
  app.use(cachePages(parts.cache, { variantOf: parts.variantOf, headers: securityHeaders(origin) }));
  app.use(setFrame({ clock, origin, assets: parts.assets, ...parts.frame }), setRefusalPage);
  app.use(limitBodies(loadOf));
  app.use(
    sameOrigin({
      origin,
      isJsonOnly: (path) => isApi(path) && path !== routes.apiItems,
      isKeyed: (path) => path === routes.unsubscribe || path === routes.newsletterStop,
    }),
  );
  app.use(readForm, keepTyped);
  app.use(routes.search, limitRate(limits, "search", RATES.search, visitorKey));
  const limitApi = limitRate(limits, "api", RATES.api, visitorKey);
  const limitPush = limitRate(limits, "push", RATES.push, visitorKey);
  app.use("/api/*", (c, next) => (c.req.path === routes.apiItems ? limitPush : limitApi)(c, next));
  for (const room of parts.rooms) app.route("/", room);
  if (parts.workshop !== null) {
    app.route("/", galleryRoutes(parts.workshop.samples));
    if (parts.workshop.mails !== null) app.route("/", devMailRoutes(parts.workshop.mails));
  }
  addTroubles(app);
  return app;
};
