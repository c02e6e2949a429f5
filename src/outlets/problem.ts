import type { Context } from "hono";

/** A refusal for programs (RFC 9457); never kept. */
export const problem = (c: Context, status: 400 | 403 | 404 | 410, title: string, detail: string): Response =>
  c.body(JSON.stringify({ type: "about:blank", title, status, detail }), status, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
  });
