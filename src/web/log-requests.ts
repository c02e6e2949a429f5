import type { Context, MiddlewareHandler } from "hono";
import { newShortId, stopwatch } from "#kit";
import { addressPrefix } from "./client-address.ts";

/** What a log needs to be for us: pino's is. */
export type Log = { readonly info: (fields: object, text: string) => void; readonly error: (fields: object, text: string) => void };

declare module "hono" {
  interface ContextVariableMap {
    /** Names this request in the log and on the page of an error. */
    requestId: string;
  }
}

/** The path alone: a query holds what people look for and, in links out of mails, secrets. Long ones are cut. */
const logged = (path: string): string => path.slice(0, 200);

/** One line a request: method, path without its query, status, time, and the prefix of the address. Never a cookie, a body or a whole IPv6 address. */
export const logRequests = (log: Log, addressOf: (c: Context) => string): MiddlewareHandler => {
  return async (c, next) => {
    const elapsedMs = stopwatch();
    const id = newShortId();
    c.set("requestId", id);
    await next();
    const { status } = c.res;
    const fields = {
      request: id,
      method: c.req.raw.method,
      path: logged(c.req.path),
      status,
      ms: Math.round(elapsedMs() * 10) / 10,
      from: addressPrefix(addressOf(c)),
    };
    if (c.error !== undefined) log.error({ ...fields, err: c.error }, "request failed");
    else log.info(fields, "request");
  };
};
