import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Context, Hono } from "hono";
import sharp from "sharp";
import { newSecret, sha256 } from "#kit";
import type { Files } from "#outside";
import { type PictureType, readPictureFile, routes } from "#paths";
import type { House } from "#store";
import type { PageEnv } from "#ui";
import { exifOf, type PictureMarks, xmpOf } from "./picture-marks.ts";
import { pictureServed } from "./picture-served.ts";
import { PICTURE_WIDTHS } from "./pages/parts.tsx";

export type PictureHouse = House & {
  readonly files: Files;
  /** Where made sizes are kept; may be emptied at any time. */ readonly madeFolder: string;
  readonly countryOf: (c: Context) => string | null;
};

const WEBP_QUALITY = 82;
const PIXELS_MOST = 50_000_000;

/** A size to make: what is written into it is part of its name. */
type Wanted = { readonly sha: string; readonly width: number; readonly type: PictureType; readonly marks: PictureMarks };

const nameOf = ({ sha, width, type, marks }: Wanted): string => `${sha}-${width}-${sha256(xmpOf(marks)).slice(0, 12)}.${type}`;

/** Whether the source said whose a picture is; where it did not, what stands in the file itself is kept. */
const isCredited = ({ credit, notice, creator }: PictureMarks): boolean => [credit, notice, creator].some((text) => text !== "");

/**
 * Pictures of published stories in the widths their pages name, made once, with their rights written into them. What its own rights or its
 * story's do not let out to who asks is not there, and 410 where it was.
 */
export const pictureRoutes = (house: PictureHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  const making = new Map<string, Promise<Buffer>>();

  const make = async (wanted: Wanted): Promise<Buffer> => {
    const { sha, width, type, marks } = wanted;
    const file = join(house.madeFolder, nameOf(wanted));
    const made = await readFile(file).catch(() => null);
    if (made !== null) return made;
    const original = await house.files.read(sha);
    if (original === null) throw new Error(`picture ${sha} is not in the data folder`);
    const plain = sharp(original, { limitInputPixels: PIXELS_MOST, sequentialRead: true })
      .rotate()
      .resize({ width, withoutEnlargement: true });
    const isMarked = isCredited(marks) || (await sharp(original).metadata()).xmp === undefined;
    const resized = isMarked ? plain.withExif({ IFD0: exifOf(marks) }).withXmp(xmpOf(marks)) : plain.keepXmp();
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
    const served = await pictureServed(house, sha, { at: house.clock.now(), country: house.countryOf(c) });
    if (served.kind !== "shown")
      return c.body(null, served.kind === "gone" ? 410 : 404, { "cache-control": "no-store", "x-robots-tag": "noindex" });
    const { picture, permit, marks } = served;
    const widths: readonly number[] = PICTURE_WIDTHS;
    if (!(widths.includes(wanted.width) || wanted.width === picture.width)) return c.body(null, 404);
    const { type } = wanted;
    const size: Wanted = { sha, width: wanted.width, type, marks };
    const key = nameOf(size);
    const etag = `"${sha256(key).slice(0, 24)}"`;
    // Revalidated each time, since a picture may be withdrawn from every copy of it.
    const headers = {
      etag,
      "cache-control": "public, no-cache",
      ...Object.fromEntries(permit.headers),
      "content-type": type === "webp" ? "image/webp" : "image/jpeg",
      "x-content-type-options": "nosniff",
    };
    if (c.req.header("if-none-match") === etag) return c.body(null, 304, headers);
    const job = making.get(key) ?? make(size).finally(() => making.delete(key));
    making.set(key, job);
    return c.body(new Uint8Array(await job), 200, headers);
  });

  return app;
};
