import { type Context, Hono } from "hono";
import { isEditor, sha256 } from "#kit";
import type { Files } from "#outside";
import { readPictureFile, routes } from "#paths";
import type { House } from "#store";
import type { PageEnv } from "#ui";
import { madeName, openMakePicture } from "./make-picture.ts";
import { PICTURE_WIDTHS } from "./pages/parts.tsx";
import { libraryServed, pictureServed } from "./picture-served.ts";
import { cutOf } from "./picture-shape.ts";

export type PictureHouse = House & {
  readonly files: Files;
  /** Where made sizes are kept; may be emptied at any time. */ readonly madeFolder: string;
  readonly countryOf: (c: Context) => string | null;
};

/** Whether a picture, or a cut of it, is made in that width: in one of ours, or as wide as it is. */
export const isMadeIn = (width: number, whole: number): boolean => (PICTURE_WIDTHS as readonly number[]).includes(width) || width === whole;

/**
 * Pictures of published stories in the widths and shapes their pages name, made once, with their rights written into them. What its own rights
 * or its story's do not let out to who asks is not there, and 410 where it was; where its terms forbid to cut it, no cut of it is there.
 * Editors see the pictures of their own library before any story has them.
 */
export const pictureRoutes = (house: PictureHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  const make = openMakePicture(house);

  app.get(routes.picture, async (c) => {
    const file = readPictureFile(c.req.param("file"));
    const sha = c.req.param("sha");
    if (file === null || file.width === null || !/^[0-9a-f]{64}$/u.test(sha)) return c.body(null, 404);
    const at = house.clock.now();
    const open = await pictureServed(house, sha, { at, country: house.countryOf(c) });
    const served = open.kind === "shown" || !isEditor(c.var.frame.viewer) ? open : ((await libraryServed(house, sha, at)) ?? open);
    if (served.kind !== "shown")
      return c.body(null, served.kind === "gone" ? 410 : 404, { "cache-control": "no-store", "x-robots-tag": "noindex" });
    const { picture, permit, marks, shaping } = served;
    const { width, type, shape } = file;
    if (shape !== undefined && !permit.mayCrop) return c.body(null, 404);
    if (!isMadeIn(width, shape === undefined ? picture.width : cutOf(shaping, shape, picture).width)) return c.body(null, 404);
    const wanted = { sha, width, type, shape, shaping, marks };
    const etag = `"${sha256(madeName(wanted)).slice(0, 24)}"`;
    // Revalidated each time, since a picture may be withdrawn from every copy of it.
    const headers = {
      etag,
      "cache-control": open.kind === "shown" ? "public, no-cache" : "private, no-cache",
      ...Object.fromEntries(permit.headers),
      "content-type": type === "webp" ? "image/webp" : "image/jpeg",
      "x-content-type-options": "nosniff",
    };
    if (c.req.header("if-none-match") === etag) return c.body(null, 304, headers);
    return c.body(new Uint8Array(await make(wanted)), 200, headers);
  });

  return app;
};
