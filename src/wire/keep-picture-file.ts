import sharp from "sharp";
import type { Files } from "#outside";
import { done, refuse, type Result, sha256 } from "#kit";
import { isPictureKilled, keepPicture } from "#stories";
import type { House } from "#store";

/** Pixels a picture may unfold to: a guard against small files that fill the memory. */
const PIXELS_MOST = 50_000_000;

const ENDINGS: Readonly<Record<string, string>> = {
  jpeg: "jpg",
  png: "png",
  webp: "webp",
  gif: "gif",
  tiff: "tif",
  heif: "avif",
  avif: "avif",
};

/** Whether a file's name says that it is a picture. */
export const isPictureName = (name: string): boolean => /\.(?:jpe?g|png|webp|gif|tiff?|avif)$/iu.test(name);

/**
 * Takes a picture file in: looks at its bytes, not at its name, keeps them by their digest and gives them to the stories that wait for a file
 * of that name. Refuses what is no picture, and what its source has withdrawn.
 */
export const keepPictureFile = async (
  house: House & { readonly files: Files },
  bytes: Uint8Array,
  name: string,
): Promise<Result<{ readonly sha: string }, "not-a-picture" | "killed">> => {
  const facts = await sharp(bytes, { limitInputPixels: PIXELS_MOST, failOn: "error" })
    .metadata()
    .catch(() => null);
  const ending = facts === null ? undefined : ENDINGS[facts.format];
  if (facts === null || ending === undefined) return refuse("not-a-picture");
  if (await isPictureKilled(house.store, sha256(bytes))) return refuse("killed");
  const isTurned = (facts.orientation ?? 1) >= 5;
  const [width, height] = isTurned ? [facts.height, facts.width] : [facts.width, facts.height];
  const { sha } = await house.files.put(bytes);
  await house.store.transact((tx) => keepPicture(house, tx, { sha, type: ending, width, height, size: bytes.length, name }));
  return done({ sha });
};
