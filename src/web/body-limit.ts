import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { refuseWith } from "./refuse.tsx";

/** A form: the longest comment is 10,000 characters, a story at the desk some 100,000. */
export const FORM_BYTES_MOST = 256 * 1024;
/** A wire document or a picture. */
export const ITEM_BYTES_MOST = 20 * 1024 * 1024;

/** Refuses bodies over `bytes` with 413, by their announced length or counted as they stream in. */
export const limitBody = (bytes: number): MiddlewareHandler =>
  bodyLimit({ maxSize: bytes, onError: (c) => refuseWith(c, 413, (words) => words.tooLarge(words.size(bytes)), { connection: "close" }) });

/** `ITEM_BYTES_MOST` where `isItem` says so, else `FORM_BYTES_MOST`. */
export const limitBodies = (isItem: (path: string) => boolean): MiddlewareHandler => {
  const form = limitBody(FORM_BYTES_MOST);
  const item = limitBody(ITEM_BYTES_MOST);
  return (c, next) => (isItem(c.req.path) ? item : form)(c, next);
};
