import type { Context, MiddlewareHandler } from "hono";
import { refuseWith } from "./refuse.tsx";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);
const FORM_TYPES = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/u;

export type Sent = {
  readonly method: string;
  readonly site: string | undefined;
  readonly origin: string | undefined;
  readonly host: string | undefined;
};

/**
 * Whether a request may change something by its cookies. Browsers say where it comes from in Sec-Fetch-Site (`none`: the reader typed it);
 * one that does not say sends an Origin, which has to be the site's, or, under a loopback name, that of the very host asked. Neither: refused.
 */
export const isFromHere = (sent: Sent, siteOrigin: string): boolean => {
  if (SAFE.has(sent.method)) return true;
  if (sent.site !== undefined) return sent.site === "same-origin" || sent.site === "none";
  if (sent.origin === undefined) return false;
  if (sent.origin === siteOrigin) return true;
  const origin = URL.parse(sent.origin);
  return sent.host !== undefined && LOOPBACK.test(sent.host) && origin?.protocol === "http:" && origin.host === sent.host;
};

const isForm = (c: Context): boolean => {
  const type = (c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  return FORM_TYPES.includes(type);
};

export type SameOriginOptions = {
  /** The site's address, `config.origin`. */
  readonly origin: string;
  /** Paths that take JSON only, so that no form of another site can be mistaken for it. */
  readonly isJsonOnly?: (path: string) => boolean;
  /** Paths where a secret in the address says who asks, never a cookie: mail services call them (RFC 8058). */
  readonly isKeyed?: (path: string) => boolean;
};

/** Headers in which a push is signed: no form can set them, and no script of another site may without being asked about first. */
const SIGNED = ["x-townwire-signature", "x-superdesk-signature"];

/**
 * Holds off forms of other sites (CSRF). A call with a bearer token or signed, and no cookie, acts for nobody's browser and is let through; so is
 * one of JSON by a program that is nobody: it has no cookie and none of the headers that browsers send.
 */
export const sameOrigin = ({ origin, isJsonOnly = () => false, isKeyed = () => false }: SameOriginOptions): MiddlewareHandler => {
  return async (c, next) => {
    const header = (name: string): string | undefined => c.req.header(name);
    const isProved = /^bearer\s/iu.test(header("authorization") ?? "") || SIGNED.some((name) => header(name) !== undefined);
    const isToken = isProved && header("cookie") === undefined;
    const sent = { method: c.req.method, site: header("sec-fetch-site"), origin: header("origin"), host: header("host") };
    const isProgram = sent.site === undefined && sent.origin === undefined && header("cookie") === undefined;
    const isNobodys = isProgram && isJsonOnly(c.req.path) && !isForm(c);
    if (!isToken && !isNobodys && !isKeyed(c.req.path) && !isFromHere(sent, origin)) return refuseWith(c, 403, (words) => words.elsewhere);
    if (!SAFE.has(c.req.method) && !isToken && isJsonOnly(c.req.path) && isForm(c)) return refuseWith(c, 415, (words) => words.notJson);
    return next();
  };
};
