import sharp from "sharp";
import { done, refuse, type Result } from "#kit";

/** Bytes that a picture may have when it is brought in: a telephone's photograph. */
export const PORTRAIT_BYTES_MOST = 10 * 1024 * 1024;

/** Pixels it may unfold to: a guard against small files that fill the memory. */
export const PORTRAIT_PIXELS_MOST = 50_000_000;

/** Pixels of the shorter edge that are needed for the larger size to be worth looking at. */
export const PORTRAIT_EDGE_LEAST = 96;

/** Pixels of the edges of the two squares: beside a name, and on the page of its member; each twice as many as are shown. */
export const PORTRAIT_EDGE = { small: 80, large: 320 } as const;

const FORMATS: readonly string[] = ["jpeg", "png", "webp", "gif", "avif", "heif", "tiff"];
const WEBP_QUALITY = 80;
const SECONDS_MOST = 20;

export type PortraitProblem =
  | "missing"
  | "too-large"
  | "not-a-picture"
  | "too-many-pixels"
  | "too-small"
  | "broken"
  | "cleared"
  | "too-often";

export type Drawn = { readonly small: Buffer; readonly large: Buffer };

/**
 * Draws a picture that was brought in as two squares of WebP. What it is is seen by its bytes, never by its name; of a moving one the first
 * picture is taken; nothing that the file said of itself, such as where it was taken, is in what is drawn.
 */
export const drawPortrait = async (bytes: Uint8Array): Promise<Result<Drawn, PortraitProblem>> => {
  if (bytes.length === 0) return refuse("missing");
  if (bytes.length > PORTRAIT_BYTES_MOST) return refuse("too-large");
  const facts = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (facts === null || !FORMATS.includes(facts.format)) return refuse("not-a-picture");
  if (facts.width * facts.height > PORTRAIT_PIXELS_MOST) return refuse("too-many-pixels");
  if (Math.min(facts.width, facts.height) < PORTRAIT_EDGE_LEAST) return refuse("too-small");
  const edge = PORTRAIT_EDGE.large;
  const large = await sharp(bytes, { limitInputPixels: PORTRAIT_PIXELS_MOST, failOn: "error" })
    .timeout({ seconds: SECONDS_MOST })
    .rotate()
    .resize({ width: edge, height: edge, fit: "cover", position: sharp.strategy.attention })
    .flatten({ background: "#ffffff" })
    .webp({ quality: WEBP_QUALITY })
    .toBuffer()
    .catch(() => null);
  if (large === null) return refuse("broken");
  const small = await sharp(large)
    .resize({ width: PORTRAIT_EDGE.small, height: PORTRAIT_EDGE.small })
    .webp({ quality: WEBP_QUALITY })
    .toBuffer();
  return done({ small, large });
};
