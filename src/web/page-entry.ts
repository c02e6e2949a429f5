import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Coding = "br" | "gzip" | "plain";

/** One encoding of a page, ready for `writeHead`: names and values in turn. */
export type Variant = { readonly etag: string; readonly body: Buffer; readonly headers: string[]; readonly headersOfUnchanged: string[] };

/** A rendered page. Encodings other than `plain` come a moment later. */
export type Entry = {
  readonly key: string;
  readonly status: number;
  readonly tags: readonly string[];
  readonly plain: Variant;
  br: Variant | null;
  gzip: Variant | null;
  /** Its `Last-Modified`, ms; null where it names none. */
  readonly modifiedMs: number | null;
  /** Instant on the clock, ms, after which it is rendered again. */
  readonly until: number;
  bytes: number;
  /** Shown since the last sweep for room. */
  isUsed: boolean;
};

export type Rendered = {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
  readonly tags: readonly string[];
};

/** What a 304 has to say again (RFC 9110 15.4.5), and what a browser enforces on the page it keeps. */
const SAID_AGAIN = new Set(["cache-control", "vary", "content-security-policy", "last-modified"]);
/** Made anew for each answer, or about one reader only. */
const OURS = new Set([
  "content-length",
  "content-encoding",
  "etag",
  "date",
  "connection",
  "transfer-encoding",
  "ratelimit",
  "ratelimit-policy",
]);

const BROTLI_QUALITY = 5; // 11 takes 50 times as long for 8 % less
const WORTH_PACKING = 512; // below, the headers outweigh the gain

const variant = (rendered: Rendered, digest: string, coding: Coding, body: Buffer): Variant => {
  const etag = coding === "plain" ? `"${digest}"` : `"${digest}-${coding}"`;
  const kept = rendered.headers.filter(([name]) => !OURS.has(name));
  return {
    etag,
    body,
    headers: [
      ...kept.flat(),
      ...(coding === "plain" ? [] : ["content-encoding", coding]),
      ...["etag", etag, "content-length", String(body.byteLength)],
    ],
    headersOfUnchanged: [...kept.filter(([name]) => SAID_AGAIN.has(name)).flat(), "etag", etag],
  };
};

const weigh = (entry: Entry): number =>
  2_000 + entry.plain.body.byteLength + (entry.br?.body.byteLength ?? 0) + (entry.gzip?.body.byteLength ?? 0);

/** A date of HTTP in ms; null where it is none. */
const timeIn = (text: string | undefined): number | null => {
  const ms = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
};

/**
 * Whether who asks, in `coding`, has this page already: by If-None-Match, and only where that is not sent by If-Modified-Since (RFC 9110
 * 13.2.2).
 */
export const isKnown = (entry: Entry, coding: Coding, ifNoneMatch: string | undefined, ifModifiedSince: string | undefined): boolean => {
  if (ifNoneMatch === undefined) {
    const since = timeIn(ifModifiedSince);
    return since !== null && entry.modifiedMs !== null && entry.modifiedMs <= since;
  }
  const { etag } = entry.plain;
  const known = [etag, coding === "plain" ? etag : `${etag.slice(0, -1)}-${coding}"`];
  return ifNoneMatch === "*" || ifNoneMatch.split(",").some((tag) => known.includes(tag.trim().replace(/^W\//u, "")));
};

/** `rendered` as an entry that can be served at once, uncompressed. */
export const entryOf = (key: string, rendered: Rendered, until: number): Entry => {
  const digest = createHash("sha256").update(rendered.body).digest("base64url").slice(0, 22);
  const plain = variant(rendered, digest, "plain", rendered.body);
  const modifiedMs = timeIn(rendered.headers.find(([name]) => name === "last-modified")?.[1]);
  const { status, tags } = rendered;
  const entry: Entry = { key, status, tags, plain, br: null, gzip: null, modifiedMs, until, bytes: 0, isUsed: false };
  entry.bytes = weigh(entry);
  return entry;
};

const packBrotli = promisify(brotliCompress);
const packGzip = promisify(gzip);

/** Adds the compressed encodings, off the event loop. */
export const packEntry = async (entry: Entry, rendered: Rendered): Promise<void> => {
  if (rendered.body.byteLength < WORTH_PACKING) return;
  const digest = entry.plain.etag.slice(1, -1);
  const [br, zipped] = await Promise.all([
    packBrotli(rendered.body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: rendered.body.byteLength },
    }),
    packGzip(rendered.body),
  ]);
  entry.br = variant(rendered, digest, "br", br);
  entry.gzip = variant(rendered, digest, "gzip", zipped);
  entry.bytes = weigh(entry);
};
