import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { refuseWith } from "./refuse.tsx";

/** A form: the longest comment is 10,000 characters. */
export const FORM_BYTES_MOST = 256 * 1024;
/** A wire document or a picture. */
export const ITEM_BYTES_MOST = 20 * 1024 * 1024;

/** Refuses bodies over `bytes` with 413, by their announced length or counted as they stream in. */
export const limitBody = (bytes: number): MiddlewareHandler =>
  bodyLimit({ maxSize: bytes, onError: (c) => refuseWith(c, 413, (words) => words.tooLarge(words.size(bytes)), { connection: "close" }) });

/** Pictures that a desk's form brings in at once: a few of the largest, many of a telephone's. */
export const PICTURES_BYTES_MOST = 60 * 1024 * 1024;

/** A manuscript: 400,000 letters at most, each of up to nine bytes in a form; also from somebody signed out, whose words come back to them. */
export const MANUSCRIPT_BYTES_MOST = 4 * 1024 * 1024;

/** What a request brings, as far as its size goes. */
export type Load = "form" | "manuscript" | "item" | "pictures";

/** Holds a body to what its request may bring. */
export const limitBodies = (loadOf: (c: Context) => Load): MiddlewareHandler => {
  const limits = {
    form: limitBody(FORM_BYTES_MOST),
    manuscript: limitBody(MANUSCRIPT_BYTES_MOST),
    item: limitBody(ITEM_BYTES_MOST),
    pictures: limitBody(PICTURES_BYTES_MOST),
  };
  return (c, next) => limits[loadOf(c)](c, next);
};
