import type { MiddlewareHandler } from "hono";
import { securityHeaders } from "./security-headers.ts";

/** Puts the security headers on every answer that does not bring its own (an embed has another `frame-ancestors`). */
export const setSecurityHeaders = (origin: string): MiddlewareHandler => {
  const headers = securityHeaders(origin);
  return async (c, next) => {
    await next();
    for (const [name, value] of headers) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  };
};
