import { z } from "zod";
import { SECOND, sha256 } from "#kit";
import type { Fetched, FetchProblem, GuardedFetch } from "#outside";
import { BYTES_MOST, readWire } from "../read.ts";
import { digestsOf } from "../item-digest.ts";
import type { Feed } from "./feed.ts";
import { failed, type Look, type Looked } from "./look.ts";
import { replaceSeen, seenOf } from "./seen.ts";

/** `sha` is that of the body taken last: some servers send the same again under another ETag. */
const cursorSchema = z.object({ etag: z.string(), modified: z.string(), sha: z.string() }).partial();

/** The header that proves who we are: Basic where there is a user, else a header of the feed's choice. */
export const proofOf = (feed: Feed, secret: string, header = "authorization"): Record<string, string> => {
  if (secret === "") return {};
  const { user, header: named } = feed.settings;
  if (user !== "") return { authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}` };
  const name = named === "" ? header : named.toLowerCase();
  return { [name]: name === "authorization" ? `Bearer ${secret}` : secret };
};

/** How long an answer asks us to stay away, ms; null where it does not (RFC 9110, 10.2.3). */
export const retryAfterOf = (got: Fetched, nowMs: number): number | null => {
  const told = got.headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,9}$/u.test(told)) return Number(told) * SECOND;
  const at = Date.parse(told);
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
};

/** What an answer other than a document means; null for a document. */
export const troubleOf = (got: Fetched, nowMs: number): Looked | null => {
  const host = new URL(got.url).hostname;
  const said = `${host} answered ${got.status}.`;
  const askedMs = retryAfterOf(got, nowMs);
  if (got.status === 200) return null;
  if (got.status === 410) return failed("gone", said);
  if (got.status === 401 || got.status === 403) return failed("login", said, { askedMs });
  if (got.status === 404) return failed("not-found", said, { askedMs });
  if (got.status === 429) return failed("too-often", said, { askedMs });
  return failed("server-error", said, { askedMs });
};

export const notFetched = ({ kind, reason }: FetchProblem): Looked => failed(kind, reason);

/** Runs `work` with a fetch of the feed's own, since what one feed may reach another may not. */
export const withFetch = async <Value>({ house, feed }: Look, work: (net: GuardedFetch) => Promise<Value>): Promise<Value> => {
  const net = house.ways.openFetch(feed.settings.isInside ? new URL(feed.address).hostname : null);
  try {
    return await work(net);
  } finally {
    await net.close();
  }
};

/** Where a feed that moved for good is from now on; a key goes to no other host unasked. */
const movedTo = (feed: Feed, got: Fetched): Pick<Looked, "address"> => {
  const to = got.movedTo === undefined ? null : URL.parse(got.movedTo);
  if (to === null || (feed.secret !== null && to.origin !== new URL(feed.address).origin)) return {};
  return { address: to.href };
};

/**
 * Looks at a document on the web that changes: asks only for what is new (ETag, If-Modified-Since), and takes of it what was not in it, or
 * not so, the last time.
 */
export const lookHttp = (look: Look): Promise<Looked> =>
  withFetch(look, async (net) => {
    const { house, feed, secret, intake } = look;
    const cursor = cursorSchema.parse(JSON.parse(feed.cursor));
    const got = await net.get(feed.address, {
      bytesMost: BYTES_MOST,
      headers: {
        accept: "application/rss+xml, application/atom+xml, application/feed+json, application/json, application/xml, */*;q=0.5",
        ...(cursor.etag === undefined ? {} : { "if-none-match": cursor.etag }),
        ...(cursor.modified === undefined ? {} : { "if-modified-since": cursor.modified }),
        ...proofOf(feed, secret),
      },
    });
    if (!got.ok) return notFetched(got.problem);
    const answer = got.value;
    if (answer.status === 304) return movedTo(feed, answer);
    const trouble = troubleOf(answer, house.clock.ms());
    if (trouble !== null) return trouble;
    const [etag, modified] = [answer.headers.get("etag"), answer.headers.get("last-modified")];
    const sha = sha256(answer.bytes);
    const next = { sha, ...(etag === undefined ? {} : { etag }), ...(modified === undefined ? {} : { modified }) };
    const ended = { cursor: next, ...movedTo(feed, answer) };
    if (sha === cursor.sha) return ended;

    const contentType = answer.headers.get("content-type");
    const hints = { fileName: `${feed.slug}${new URL(answer.url).pathname}`, ...(contentType === undefined ? {} : { contentType }) };
    const reading = readWire(answer.bytes, hints);
    if (!reading.ok) {
      // Said in the log once, and kept: the same bytes are not read again.
      await intake.take({ bytes: answer.bytes, ...hints });
      return failed("unreadable", reading.problem.reason, ended);
    }
    const known = await seenOf(house, feed);
    const digests = digestsOf(reading);
    if (digests.some((digest) => !known.has(digest))) await intake.take({ bytes: answer.bytes, ...hints, known: new Set(known.keys()) });
    await replaceSeen(house, feed, known, digests);
    return ended;
  });
