import type { Context, MiddlewareHandler } from "hono";
import { type Actor, chooseLang, type Clock, dirOf, type Lang } from "#kit";
import { routes } from "#paths";
import { listSections, readSite } from "#stories";
import type { Store } from "#store";
import type { Assets, Frame, PageEnv, SiteIdentity } from "#ui";
import { cookieIn } from "./cookie-in.ts";

/** The newsroom's name, sections and zone, read once and again after `forget`. */
export type Site = { readonly identity: () => Promise<SiteIdentity & { readonly lang: Lang }>; readonly forget: () => void };

export const openSite = (store: Store): Site => {
  let known: Promise<SiteIdentity & { readonly lang: Lang }> | null = null;
  const read = async (): Promise<SiteIdentity & { readonly lang: Lang }> => {
    const [settings, sections] = await Promise.all([readSite(store), listSections(store)]);
    const { name, nameplate, tagline, lang, langs, ink, zone, ear } = settings;
    return {
      name,
      nameplate,
      tagline,
      lang,
      langs,
      ink,
      zone,
      ear,
      sections: sections.map((section) => ({ slug: section.slug, name: section.names })),
    };
  };
  return {
    identity: () => {
      known ??= read().catch((error: unknown) => {
        known = null;
        throw error;
      });
      return known;
    },
    forget: () => void (known = null),
  };
};

export type FrameOptions = {
  readonly clock: Clock;
  readonly origin: string;
  readonly assets: Pick<Assets, "url">;
  readonly site: Site;
  /** Who asks, by cookie or bearer token. */
  readonly actorOf: (c: Context) => Promise<Actor>;
  /** How many notices a member has not seen; undefined for whoever has no inbox. */
  readonly unreadOf?: (viewer: Actor) => Promise<number | undefined>;
};

/** Parts of a query by which links out of mails and set-up pages open something. */
const SECRETS = ["t", "key"] as const;
const BACK = routes.signInBack.replace(":provider", "");

/**
 * The path and query of a page, for the links on it that lead back: without what opens something, so that no secret gets into the address of
 * another page, and from there into a table or a log.
 */
const pathOf = (url: URL): string => {
  if (url.pathname.startsWith(BACK)) return url.pathname;
  if (SECRETS.every((name) => !url.searchParams.has(name))) return `${url.pathname}${url.search}`;
  const query = new URLSearchParams(url.search);
  for (const name of SECRETS) query.delete(name);
  return query.size === 0 ? url.pathname : `${url.pathname}?${query.toString()}`;
};

/** What every page stands in, made once a request. */
export const setFrame =
  ({ clock, origin, assets, site, actorOf, unreadOf }: FrameOptions): MiddlewareHandler<PageEnv> =>
  async (c, next) => {
    const identity = await site.identity();
    const cookie = c.req.header("cookie");
    const lang = chooseLang(cookieIn(cookie, "lang"), c.req.header("accept-language"), identity.lang, identity.langs);
    const theme = cookieIn(cookie, "theme");
    const viewer = await actorOf(c);
    const frame: Frame = {
      lang,
      dir: dirOf(lang),
      theme: theme === "light" || theme === "dark" ? theme : null,
      site: identity,
      viewer,
      unread: await unreadOf?.(viewer),
      now: clock.now(),
      path: pathOf(new URL(c.req.url)),
      origin,
      assets,
    };
    c.set("frame", frame);
    await next();
  };
