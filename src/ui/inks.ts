/** The second inks that a site may print in, each made for newsprint and for the night desk (`css/inks.css`). */
export const INKS = ["red", "blue", "green", "violet"] as const;
export type Ink = (typeof INKS)[number];
