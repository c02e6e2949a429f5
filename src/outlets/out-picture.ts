import type { SafeUrl } from "#kit";
import { absolute, paths, type PictureShape, type PictureType } from "#paths";
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
  /** Whose it is where another source lends it to the story; null: the story's own source. */
  readonly lender: StoryPicture["lender"];
};

const WIDTH_MOST = 1280; // the widest that is made

/** `shape`: one of the picture's shapes, to have it cut so. */
export const outPicture = (origin: string, picture: StoryPicture, type: PictureType = "jpeg", shape?: PictureShape): OutPicture => {
  const whole = picture.shapes.find((each) => each.shape === shape) ?? picture;
  const width = Math.min(WIDTH_MOST, whole.width);
  return {
    href: absolute(origin, paths.picture({ sha: picture.sha, width, type, shape })),
    width,
    height: Math.max(1, Math.round((whole.height * width) / Math.max(1, whole.width))),
    caption: picture.caption,
    alt: picture.alt,
    credit: picture.credit,
    rights: picture.rights,
    lender: picture.lender,
  };
};
