import type { Context, MiddlewareHandler } from "hono";
import { type Instant, MINUTE, SECOND } from "#kit";
import type { PageCache } from "./page-cache.ts";
import { type Entry, isKnown, type Rendered } from "./page-entry.ts";
import { pageKey, type VariantOf } from "./page-key.ts";
import { codingOf, variantFor } from "./serve-cached.ts";

declare module "hono" {
  interface ContextVariableMap {
    /** What the page shows: `front`, `story:ID`, `section:slug`, … A page without tags is not kept. */
    tags: readonly string[] | undefined;
    /** How long the page may be kept, ms; 10 minutes unless said. */
    cacheForMs: number | undefined;
    /** An instant at which the page is no longer true: something on it ends or begins. */
    cacheUntil: Instant | undefined;
  }
}

export type CachePagesOptions = {
  readonly variantOf: VariantOf;
  /** Put on every kept page that does not bring its own. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  /** How long a cache between us and the reader may keep a page without asking, in seconds: it hears of no drops. */
  readonly sharedSeconds?: number;
};

const KEEP_MS = 10 * MINUTE; // drops by tag keep pages true; this bounds what nobody tells, such as "two hours ago"
const KEPT_TYPES =
  /^(?:text\/html|text\/plain|application\/(?:rss\+xml|atom\+xml|feed\+json|json|xml|nitf\+xml|vnd\.iptc\.g2\.newsmessage\+xml))(?:;|$)/u;

const isKept = (response: Response): boolean =>
  response.status === 200 &&
  KEPT_TYPES.test(response.headers.get("content-type") ?? "") &&
  !response.headers.has("set-cookie") &&
  !/\b(?:no-store|private)\b/u.test(response.headers.get("cache-control") ?? "");

/**
 * Keeps what anonymous readers are shown. 200 answers to GET, of HTML, feeds or formats of news, that name their tags and set no cookie are stored, and those
 * who ask at the same time share one render. Mount it outside the middleware that sets headers; inside it nothing may depend on the reader
 * beyond `variantOf`.
 */
export const cachePages = (cache: PageCache, { variantOf, headers = [], sharedSeconds = 10 }: CachePagesOptions): MiddlewareHandler => {
  const rendered = async (c: Context, tags: readonly string[], ttlMs: number): Promise<Rendered> => {
    const own = new Map([...c.res.headers].map(([name, value]) => [name.toLowerCase(), value]));
    for (const [name, value] of headers) if (!own.has(name)) own.set(name, value);
    own.set(
      "cache-control",
      `public, max-age=0, s-maxage=${Math.max(0, Math.min(sharedSeconds, Math.floor(ttlMs / SECOND)))}, must-revalidate`,
    );
    own.set("vary", "accept-encoding, accept-language, cookie");
    return { status: c.res.status, headers: [...own], body: Buffer.from(await c.res.arrayBuffer()), tags };
  };
  return async (c, next) => {
    const header = (name: string): string | undefined => c.req.header(name);
    const { pathname, search } = new URL(c.req.url);
    const url = `${pathname}${search}`;
    const key =
      c.req.raw.method === "GET" ? pageKey(url, header("cookie"), header("accept-language"), header("authorization"), variantOf) : null;
    if (key === null) return next();
    const held = cache.find(key);
    if (held !== null) return send(held, c);
    cache.stats.misses += 1;
    const { isFirst, entry } = cache.flight(key, async () => {
      const began = cache.begin();
      await next();
      const tags = c.get("tags");
      if (c.error !== undefined || tags === undefined || tags.length === 0 || !isKept(c.res)) return null;
      const until = c.get("cacheUntil");
      const leftMs = until === undefined ? KEEP_MS : Date.parse(until) - cache.nowMs();
      const ttlMs = Math.min(c.get("cacheForMs") ?? KEEP_MS, leftMs);
      return cache.store(key, await rendered(c, tags, ttlMs), began, ttlMs);
    });
    const made = await entry.catch((error: unknown) => {
      if (isFirst) throw error;
      return null;
    });
    if (made === null) return isFirst ? undefined : next();
    if (!isFirst) return send(made, c);
    c.res = undefined;
    c.res = send(made, c);
    return undefined;
  };
};

/** A stored page as an answer of the framework's, uncompressed: only those who waited for the render get it from here. */
const send = (entry: Entry, c: Context): Response => {
  const { headers, headersOfUnchanged, body } = variantFor(entry, "plain");
  const isUnchanged = isKnown(
    entry,
    codingOf(c.req.header("accept-encoding")),
    c.req.header("if-none-match"),
    c.req.header("if-modified-since"),
  );
  const told = isUnchanged ? headersOfUnchanged : headers;
  const pairs = Array.from({ length: told.length / 2 }, (_, index): [string, string] => [told[2 * index]!, told[2 * index + 1]!]);
  return isUnchanged
    ? new Response(null, { status: 304, headers: pairs })
    : new Response(new Uint8Array(body), { status: entry.status, headers: pairs });
};
