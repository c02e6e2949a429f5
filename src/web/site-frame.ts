import type { Context, MiddlewareHandler } from "hono";
import { type Actor, chooseLang, type Clock, dirOf, type Lang } from "#kit";
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

/** What every page stands in, made once a request. */
export const setFrame =
  ({ clock, origin, assets, site, actorOf, unreadOf }: FrameOptions): MiddlewareHandler<PageEnv> =>
  async (c, next) => {
    const identity = await site.identity();
    const cookie = c.req.header("cookie");
    const lang = chooseLang(cookieIn(cookie, "lang"), c.req.header("accept-language"), identity.lang, identity.langs);
    const theme = cookieIn(cookie, "theme");
    const url = new URL(c.req.url);
    const viewer = await actorOf(c);
    const frame: Frame = {
      lang,
      dir: dirOf(lang),
      theme: theme === "light" || theme === "dark" ? theme : null,
      site: identity,
      viewer,
      unread: await unreadOf?.(viewer),
      now: clock.now(),
      path: `${url.pathname}${url.search}`,
      origin,
      assets,
    };
    c.set("frame", frame);
    await next();
  };
