/** The kinds of picture file that leave the site. */
export const PICTURE_TYPES = ["avif", "webp", "jpeg", "png"] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** The last part of a picture's address: `640.webp`; without a width, the picture as it was supplied. */
export const pictureFile = (width: number | null, type: PictureType): string => `${width === null ? "full" : String(width)}.${type}`;

/** What `pictureFile` wrote, read back; null for anything else. Widths are whole pixels from 1 to 9999. */
export const readPictureFile = (file: string): { readonly width: number | null; readonly type: PictureType } | null => {
  const found = /^(full|[1-9]\d{0,3})\.([a-z]+)$/u.exec(file);
  const type = PICTURE_TYPES.find((known) => known === found?.[2]);
  if (found === null || type === undefined) return null;
  return { width: found[1] === "full" ? null : Number(found[1]), type };
};
