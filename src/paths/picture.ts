/** The kinds of picture file that leave the site. */
export const PICTURE_TYPES = ["avif", "webp", "jpeg", "png"] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** The shapes that a picture can be cut to, width by height. */
export const PICTURE_SHAPES = ["16x9", "4x3", "1x1"] as const;
export type PictureShape = (typeof PICTURE_SHAPES)[number];

/** Which file of a picture: how wide, of what kind, and whether it is cut; without a width, the picture as it was supplied. */
export type PictureFile = { readonly width: number | null; readonly type: PictureType; readonly shape?: PictureShape | undefined };

/** The last part of a picture's address: `640.webp`, `640-16x9.webp`. */
export const pictureFile = ({ width, type, shape }: PictureFile): string =>
  `${width === null ? "full" : String(width)}${shape === undefined ? "" : `-${shape}`}.${type}`;

/** What `pictureFile` wrote, read back; null for anything else. Widths are whole pixels from 1 to 9999. */
export const readPictureFile = (file: string): PictureFile | null => {
  const found = /^(full|[1-9]\d{0,3})(?:-(\d+x\d+))?\.([a-z]+)$/u.exec(file);
  const type = PICTURE_TYPES.find((known) => known === found?.[3]);
  const shape = PICTURE_SHAPES.find((known) => known === found?.[2]);
  if (found === null || type === undefined || (found[2] !== undefined && shape === undefined)) return null;
  return { width: found[1] === "full" ? null : Number(found[1]), type, ...(shape === undefined ? {} : { shape }) };
};
