import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Hono } from "hono";
import sharp from "sharp";
import { newSecret } from "#kit";
import type { Files } from "#outside";
import { type PictureType, readPictureFile, routes } from "#paths";
import type { House } from "#store";
import type { PageEnv } from "#ui";
import { pictureIsPublic, pictureIsWithdrawn } from "./pictures.ts";
import { PICTURE_WIDTHS } from "./pages/parts.tsx";

export type PictureHouse = House & {
  readonly files: Files;
  /** Where made sizes are kept; may be emptied at any time. */ readonly madeFolder: string;
};

const WEBP_QUALITY = 82;
const PIXELS_MOST = 50_000_000;

/** Pictures of published stories in the widths their pages name, made once. Not public any more, not served any more. */
export const pictureRoutes = (house: PictureHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  const making = new Map<string, Promise<Buffer>>();

  const make = async (sha: string, width: number, type: PictureType): Promise<Buffer> => {
    const file = join(house.madeFolder, `${sha}-${width}.${type}`);
    const made = await readFile(file).catch(() => null);
    if (made !== null) return made;
    const original = await house.files.read(sha);
    if (original === null) throw new Error(`picture ${sha} is not in the data folder`);
    const resized = sharp(original, { limitInputPixels: PIXELS_MOST, sequentialRead: true })
      .rotate()
      .resize({ width, withoutEnlargement: true });
    const bytes = await (
      type === "webp" ? resized.webp({ quality: WEBP_QUALITY }) : resized.jpeg({ quality: WEBP_QUALITY, mozjpeg: true })
    ).toBuffer();
    await mkdir(house.madeFolder, { recursive: true });
    const part = `${file}.${newSecret().slice(0, 8)}.part`;
    await writeFile(part, bytes);
    await rename(part, file);
    return bytes;
  };

  app.get(routes.picture, async (c) => {
    const wanted = readPictureFile(c.req.param("file"));
    const sha = c.req.param("sha");
    if (wanted === null || wanted.width === null || !/^[0-9a-f]{64}$/u.test(sha)) return c.body(null, 404);
    const picture = await pictureIsPublic(house.store, sha);
    if (picture === null && (await pictureIsWithdrawn(house.store, sha)))
      return c.body(null, 410, { "cache-control": "no-store", "x-robots-tag": "noindex" });
    const widths: readonly number[] = PICTURE_WIDTHS;
    if (picture === null || !(widths.includes(wanted.width) || wanted.width === picture.width)) return c.body(null, 404);
    const { type } = wanted;
    const etag = `"${sha.slice(0, 16)}-${wanted.width}-${type}"`;
    // Revalidated each time, since a picture may be withdrawn from every copy of it.
    const headers = {
      etag,
      "cache-control": "public, no-cache",
      "content-type": type === "webp" ? "image/webp" : "image/jpeg",
      "x-content-type-options": "nosniff",
    };
    if (c.req.header("if-none-match") === etag) return c.body(null, 304, headers);
    const key = `${sha}-${wanted.width}-${type}`;
    const job = making.get(key) ?? make(sha, wanted.width, type).finally(() => making.delete(key));
    making.set(key, job);
    return c.body(new Uint8Array(await job), 200, headers);
  });

  return app;
};
