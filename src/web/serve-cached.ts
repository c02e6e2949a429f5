import type { IncomingMessage, ServerResponse } from "node:http";
import type { PageCache } from "./page-cache.ts";
import { type Coding, type Entry, isKnown, type Variant } from "./page-entry.ts";
import { pageKey, type VariantOf } from "./page-key.ts";

const CODINGS_KNOWN_MOST = 500; // browsers send a dozen different Accept-Encoding headers

/** The encoding to send by an Accept-Encoding header (RFC 9110 12.5.3); a weight of 0 refuses. */
export const codingOf = (header: string | undefined): Coding => {
  const weights = new Map<string, boolean>();
  for (const part of (header ?? "").slice(0, 300).toLowerCase().split(",")) {
    const [name = "", ...params] = part.split(";").map((text) => text.trim());
    weights.set(name, !params.some((param) => /^q=0(?:\.0*)?$/u.test(param)));
  }
  return (["br", "gzip"] as const).find((coding) => weights.get(coding) ?? weights.get("*") ?? false) ?? "plain";
};

/** The encoding of `entry` to send; `plain` while the wanted one is still being made. */
export const variantFor = (entry: Entry, coding: Coding): Variant => (coding === "plain" ? entry.plain : (entry[coding] ?? entry.plain));

/**
 * Answers a request of `node:http` from the cache, before any framework has seen it; false when it has no page for it. Only GET and HEAD of
 * readers without session and token.
 */
export const openServeCached = (cache: PageCache, variantOf: VariantOf): ((req: IncomingMessage, res: ServerResponse) => boolean) => {
  const codings = new Map<string | undefined, Coding>();
  const coding = (header: string | undefined): Coding => {
    const known = codings.get(header);
    if (known !== undefined) return known;
    const fresh = codingOf(header);
    if (codings.size < CODINGS_KNOWN_MOST) codings.set(header, fresh);
    return fresh;
  };
  return (req, res) => {
    const { method } = req;
    if (method !== "GET" && method !== "HEAD") return false;
    const { headers } = req;
    const key = pageKey(req.url ?? "/", headers.cookie, headers["accept-language"], headers.authorization, variantOf);
    const entry = key === null ? null : cache.find(key);
    if (entry === null) return false;
    cache.stats.hits += 1;
    const acceptEncoding = headers["accept-encoding"];
    const asked = coding(typeof acceptEncoding === "string" ? acceptEncoding : undefined);
    const variant = variantFor(entry, asked);
    if (isKnown(entry, asked, headers["if-none-match"], headers["if-modified-since"])) {
      res.writeHead(304, variant.headersOfUnchanged).end();
      return true;
    }
    res.writeHead(entry.status, variant.headers);
    if (method === "HEAD") res.end();
    else res.end(variant.body);
    return true;
  };
};
