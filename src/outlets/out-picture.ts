import type { SafeUrl } from "#kit";
import { absolute, paths, type PictureType } from "#paths";
import type { StoryPicture } from "#stories";

/** A picture of a story as it leaves: a size that this site serves, at an absolute address. Texts are empty rather than missing. */
export type OutPicture = {
  readonly href: SafeUrl;
  readonly width: number;
  readonly height: number;
  readonly caption: string;
  readonly alt: string;
  readonly credit: string;
  readonly rights: string;
};

const WIDTH_MOST = 1280; // the widest that is made

export const outPicture = (origin: string, picture: StoryPicture, type: PictureType = "jpeg"): OutPicture => {
  const width = Math.min(WIDTH_MOST, picture.width);
  return {
    href: absolute(origin, paths.picture({ sha: picture.sha, width, type })),
    width,
    height: Math.max(1, Math.round((picture.height * width) / Math.max(1, picture.width))),
    caption: picture.caption,
    alt: picture.alt,
    credit: picture.credit,
    rights: picture.rights,
  };
};
