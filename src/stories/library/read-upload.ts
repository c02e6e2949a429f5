import sharp from "sharp";
import { done, refuse, type Result } from "#kit";
import { PIXELS_MOST } from "../make-picture.ts";
import { type PictureFacts, readPictureFacts } from "./read-picture-facts.ts";

/** Bytes that one picture may have when it is brought in: a large camera's JPEG. */
export const UPLOAD_BYTES_MOST = 20 * 1024 * 1024;

/** Pixels of the longer edge that is kept: more than any page or printed page shows. */
const EDGE_MOST = 4_096;
const SECONDS_MOST = 30;
const JPEG_QUALITY = 90;

/** What is drawn rather than taken keeps its sharp edges. */
const DRAWN: readonly string[] = ["png", "gif"];
const TAKEN: readonly string[] = ["jpeg", "webp", "tiff", "heif", "avif"];

export type UploadProblem = "too-large" | "not-a-picture" | "too-many-pixels" | "broken";

export type Upload = {
  readonly bytes: Buffer;
  readonly type: "jpg" | "png";
  readonly width: number;
  readonly height: number;
  readonly facts: PictureFacts;
};

/**
 * Reads a file that was brought in: what it is is seen by its bytes, never by its name. It is drawn anew, upright, on white where it was clear,
 * without anything that its file said, such as where it was taken; what it said of rights is given beside it.
 */
export const readUpload = async (bytes: Uint8Array): Promise<Result<Upload, UploadProblem>> => {
  if (bytes.length > UPLOAD_BYTES_MOST) return refuse("too-large");
  const facts = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (facts === null || ![...DRAWN, ...TAKEN].includes(facts.format)) return refuse("not-a-picture");
  if (facts.width * facts.height > PIXELS_MOST) return refuse("too-many-pixels");
  const plain = sharp(bytes, { limitInputPixels: PIXELS_MOST, failOn: "error", sequentialRead: true })
    .timeout({ seconds: SECONDS_MOST })
    .rotate()
    .resize({ width: EDGE_MOST, height: EDGE_MOST, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" });
  const isDrawn = DRAWN.includes(facts.format);
  const drawn = await (isDrawn ? plain.png({ compressionLevel: 9 }) : plain.jpeg({ quality: JPEG_QUALITY, mozjpeg: true }))
    .toBuffer({ resolveWithObject: true })
    .catch(() => null);
  if (drawn === null) return refuse("broken");
  const { width, height } = drawn.info;
  return done({ bytes: drawn.data, type: isDrawn ? "png" : "jpg", width, height, facts: readPictureFacts(bytes) });
};
