/** The sizes of a member's picture: beside a name, and on the page of its member. */
export const PORTRAIT_SIZES = ["small", "large"] as const;
export type PortraitSize = (typeof PORTRAIT_SIZES)[number];

/** Which file of a member's picture. */
export type PortraitFile = { readonly sha: string; readonly size: PortraitSize };

/** The last part of the address of a member's picture: its digest and its size. */
export const portraitFile = ({ sha, size }: PortraitFile): string => `${sha}-${size}.webp`;

/** What `portraitFile` wrote, read back; null for anything else. */
export const readPortraitFile = (file: string): PortraitFile | null => {
  const [, sha, called] = /^([0-9a-f]{64})-([a-z]+)\.webp$/u.exec(file) ?? [];
  const size = PORTRAIT_SIZES.find((known) => known === called);
  return sha === undefined || size === undefined ? null : { sha, size };
};
