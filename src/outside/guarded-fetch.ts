import { isIP } from "node:net";
import { Agent, buildConnector, fetch, type Response } from "undici";
import { done, refuse, type Result, SECOND } from "#kit";
import { checkedAddress, Forbidden, type Lookup } from "./checked-address.ts";

/** `bytes` are decoded; `url` is where the last redirect led; `movedTo` where those redirects led that are for good (301, 308). */
export type Fetched = {
  readonly status: number;
  readonly url: string;
  readonly movedTo?: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Uint8Array;
};

export type FetchProblem = {
  readonly kind: "bad-address" | "forbidden" | "unreachable" | "too-slow" | "too-large" | "too-many-redirects";
  /** A sentence for the log. */
  readonly reason: string;
};

export type Wanted = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly bytesMost?: number;
  /** Sends this (POST). What is sent is told to nobody else: a redirect is an answer like any other. */
  readonly body?: string | Uint8Array<ArrayBuffer>;
};

export type GuardedFetch = {
  readonly get: (url: string, wanted?: Wanted) => Promise<Result<Fetched, FetchProblem>>;
  readonly close: () => Promise<void>;
};

export type GuardOptions = {
  /** Exact host names that may resolve to private addresses and use any port: an agency's box in the house. */
  readonly allowHosts?: readonly string[];
  readonly userAgent: string;
  readonly lookup?: Lookup;
  readonly dial?: buildConnector.connector;
  readonly totalMs?: number;
};

const CONNECT_MS = 5 * SECOND;
const TOTAL_MS = 10 * SECOND;
const BYTES_MOST = 5 * 1024 * 1024; // decoded: a small archive may unfold into gigabytes
const REDIRECTS_MOST = 3;
const AT_ONCE_A_HOST = 2;
const PORTS: ReadonlySet<string> = new Set(["", "80", "443"]);

const readAddress = (text: string, options: GuardOptions): Result<URL, FetchProblem> => {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:"))
    return refuse({ kind: "bad-address", reason: "Only http and https addresses are fetched." });
  if (url.username !== "" || url.password !== "") return refuse({ kind: "bad-address", reason: "An address must not hold a password." });
  if (!PORTS.has(url.port) && options.allowHosts?.includes(url.hostname) !== true)
    return refuse({ kind: "forbidden", reason: `Port ${url.port} of ${url.hostname} is not fetched from.` });
  return done(url);
};

const readAll = async (response: Response, most: number): Promise<Uint8Array | null> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  if (response.body !== null)
    for await (const part of response.body) {
      size += part.byteLength;
      if (size > most) return null;
      parts.push(part);
    }
  return Buffer.concat(parts);
};

/** An error may stand several causes deep in what undici throws. */
const causes = (error: unknown): readonly unknown[] =>
  error instanceof Error && error.cause !== undefined ? [error, ...causes(error.cause)] : [error];

const problemOf = (error: unknown, host: string): FetchProblem => {
  const all = causes(error);
  const forbidden = all.find((each) => each instanceof Forbidden);
  if (forbidden !== undefined) return { kind: "forbidden", reason: `${forbidden.message}.` };
  const isSlow = all.some((each) => each instanceof Error && /Timeout/u.test(each.name));
  return isSlow
    ? { kind: "too-slow", reason: `${host} took too long to answer.` }
    : {
        kind: "unreachable",
        reason: `${host} could not be reached: ${all.map((each) => (each instanceof Error ? each.message : String(each))).join(": ")}.`,
      };
};

/** What is told to another host than the one asked. A key may stand in a header of any name. */
const TOLD_ONWARD: ReadonlySet<string> = new Set(["accept", "accept-language", "if-none-match", "if-modified-since"]);

const headersFor = (given: Readonly<Record<string, string>>, isSameOrigin: boolean): Record<string, string> =>
  Object.fromEntries(Object.entries(given).filter(([name]) => isSameOrigin || TOLD_ONWARD.has(name.toLowerCase())));

/**
 * The only way out to addresses that others wrote: public addresses only, each checked where it is dialled and again after every redirect;
 * 5 s to connect, 10 s in all, 5 MiB decoded, 3 redirects, 2 connections a host, no cookies. Refusals are values.
 */
export const openFetch = (options: GuardOptions): GuardedFetch => {
  const dial = options.dial ?? buildConnector({ timeout: CONNECT_MS });
  const agent = new Agent({
    connections: AT_ONCE_A_HOST,
    connect: (target, callback) => {
      const host = target.hostname.replace(/^\[|\]$/gu, "");
      checkedAddress(host, options.allowHosts, options.lookup).then(
        (address) =>
          dial({ ...target, hostname: address, ...(isIP(host) === 0 ? { servername: target.servername ?? host } : {}) }, callback),
        // oxlint-disable-next-line promise/no-callback-in-promise -- undici asks for a callback
        (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
      );
    },
  });

  const get: GuardedFetch["get"] = async (text, wanted = {}) => {
    const signal = AbortSignal.timeout(options.totalMs ?? TOTAL_MS);
    const first = readAddress(text, options);
    if (!first.ok) return first;
    let url = first.value;
    let movedTo: string | null = null;
    let isForGood = true;
    for (let hop = 0; hop <= REDIRECTS_MOST; hop += 1) {
      try {
        const headers = { "user-agent": options.userAgent, ...headersFor(wanted.headers ?? {}, url.origin === first.value.origin) };
        const sending = wanted.body === undefined ? {} : { method: "POST", body: wanted.body };
        const response = await fetch(url.href, { dispatcher: agent, redirect: "manual", signal, headers, ...sending });
        const isMoved = wanted.body === undefined && response.status >= 300 && response.status < 400 && response.status !== 304;
        const onward = isMoved ? response.headers.get("location") : null;
        if (onward !== null) {
          await response.body?.cancel();
          const next = readAddress(URL.parse(onward, url.href)?.href ?? "", options);
          if (!next.ok) return next;
          isForGood &&= response.status === 301 || response.status === 308;
          url = next.value;
          if (isForGood) movedTo = url.href;
          continue;
        }
        const most = wanted.bytesMost ?? BYTES_MOST;
        const bytes = await readAll(response, most);
        if (bytes === null) return refuse({ kind: "too-large", reason: `${url.hostname} sent more than ${most} bytes.` });
        return done({
          status: response.status,
          url: url.href,
          ...(movedTo === null ? {} : { movedTo }),
          headers: new Map(response.headers),
          bytes,
        });
      } catch (error) {
        return refuse(problemOf(error, url.hostname));
      }
    }
    return refuse({ kind: "too-many-redirects", reason: `${first.value.hostname} led on more than ${REDIRECTS_MOST} times.` });
  };

  return { get, close: () => agent.destroy() };
};
