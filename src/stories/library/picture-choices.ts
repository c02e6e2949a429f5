import { absolute, paths } from "#paths";
import type { House } from "#store";
import { PICTURE_WIDTHS } from "../pages/parts.tsx";
import { lackOf, titleOf } from "./library-picture.ts";
import { listLibrary } from "./queries.ts";

/** A picture of the library as a writing tool offers it. `lack` says why it cannot be used yet; null where it can. */
export type PictureChoice = {
  readonly sha: string;
  readonly title: string;
  readonly caption: string;
  readonly alt: string;
  readonly credit: string;
  readonly width: number;
  readonly height: number;
  /** Address of a small size of it. */
  readonly src: string;
  /** Address of its page at the desk. */
  readonly href: string;
  readonly lack: "no-alt" | "over" | null;
};

/** What can be chosen from the library, what came last first, or what holds the words of `q`; 24 a page, on from `next`. */
export const pictureChoices = async (
  house: House,
  origin: string,
  asked: { readonly q?: string | undefined; readonly after?: string | undefined },
): Promise<{ readonly pictures: readonly PictureChoice[]; readonly next: string | null }> => {
  const { pictures, next } = await listLibrary(house, asked);
  const now = house.clock.now();
  return {
    next,
    pictures: pictures.map((picture) => ({
      ...{ sha: picture.sha, title: titleOf(picture), caption: picture.caption, alt: picture.alt, credit: picture.credit },
      ...{ width: picture.width, height: picture.height },
      src: absolute(origin, paths.picture({ sha: picture.sha, width: Math.min(picture.width, PICTURE_WIDTHS[0]), type: "webp" })),
      href: absolute(origin, paths.deskPicture(picture.sha)),
      lack: lackOf(picture, now),
    })),
  };
};
