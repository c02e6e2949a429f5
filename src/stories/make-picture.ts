import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { newSecret, sha256 } from "#kit";
import type { Files } from "#outside";
import type { PictureShape, PictureType } from "#paths";
import { withIim } from "./picture-iim.ts";
import { exifOf, type PictureMarks, xmpOf } from "./picture-marks.ts";
import { cutOf, rowOfShaping, type Shaping } from "./picture-shape.ts";

/** Pixels a picture may unfold to: a guard against small files that fill the memory. */
export const PIXELS_MOST = 50_000_000;

const WEBP_QUALITY = 82;

/** A size to make: what is cut from it and written into it is part of its name. */
export type Wanted = {
  readonly sha: string;
  readonly width: number;
  readonly type: PictureType;
  readonly shape: PictureShape | undefined;
  readonly shaping: Shaping;
  readonly marks: PictureMarks;
};

/** What a made size is kept under; another where anything of it differs. */
export const madeName = ({ sha, width, type, shape, shaping, marks }: Wanted): string => {
  const cut = shape === undefined ? "" : `${shape} ${JSON.stringify(rowOfShaping(shaping))}`;
  return `${sha}-${width}-${sha256(`${xmpOf(marks)}${cut}`).slice(0, 12)}.${type}`;
};

/** Whether the source said whose a picture is; where it did not, what stands in the file itself is kept. */
const isCredited = ({ credit, notice, creator }: PictureMarks): boolean => [credit, notice, creator].some((text) => text !== "");

/** The picture upright, and cut where it is to be. */
const cutting = (original: Buffer, wanted: Wanted, size: { readonly width: number; readonly height: number }) => {
  const upright = sharp(original, { limitInputPixels: PIXELS_MOST, sequentialRead: wanted.shape === undefined }).rotate();
  const cut = wanted.shape === undefined ? upright : upright.extract(cutOf(wanted.shaping, wanted.shape, size));
  return cut.resize({ width: wanted.width, withoutEnlargement: true });
};

/** Makes sizes of pictures and keeps them in `madeFolder`, which may be emptied at any time; asked twice at once, a size is made once. */
export const openMakePicture = (house: { readonly files: Files; readonly madeFolder: string }): ((wanted: Wanted) => Promise<Buffer>) => {
  const making = new Map<string, Promise<Buffer>>();

  const make = async (wanted: Wanted): Promise<Buffer> => {
    const { sha, type, marks } = wanted;
    const file = join(house.madeFolder, madeName(wanted));
    const made = await readFile(file).catch(() => null);
    if (made !== null) return made;
    const original = await house.files.read(sha);
    if (original === null) throw new Error(`picture ${sha} is not in the data folder`);
    const { xmp, autoOrient } = await sharp(original).metadata();
    const plain = cutting(original, wanted, autoOrient);
    const isMarked = isCredited(marks) || xmp === undefined;
    const resized = isMarked ? plain.withExif({ IFD0: exifOf(marks) }).withXmp(xmpOf(marks)) : plain.keepXmp();
    const bytes =
      type === "webp"
        ? await resized.webp({ quality: WEBP_QUALITY }).toBuffer()
        : withIim(await resized.jpeg({ quality: WEBP_QUALITY, mozjpeg: true }).toBuffer(), marks);
    await mkdir(house.madeFolder, { recursive: true });
    const part = `${file}.${newSecret().slice(0, 8)}.part`;
    await writeFile(part, bytes);
    await rename(part, file);
    return bytes;
  };

  return (wanted) => {
    const key = madeName(wanted);
    const job = making.get(key) ?? make(wanted).finally(() => making.delete(key));
    making.set(key, job);
    return job;
  };
};
