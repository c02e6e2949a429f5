import type { Migration } from "../columns.ts";

export const pictureLibrary: Migration = {
  name: "0081-picture-library",
  up: ({ columns: c, table, index }) => [
    table("library_picture", {
      sha: c.key,
      file_name: c.text,
      headline: c.text,
      caption: c.text,
      alt: c.text,
      credit: c.text,
      creator: c.text,
      rights: c.text,
      usage_terms: c.text,
      taken_on: c.text,
      lang: c.text,
      limits: c.json,
      ask: c.text,
      is_read: c.flag,
      expires_at: c.instantMaybe,
      added_at: c.instant,
      added_by: c.text,
      changed_at: c.instant,
    }),
    index("library_picture_by_time", "library_picture", "added_at desc, sha"),
    table("picture_shape", {
      sha: c.key,
      focus_x: c.int,
      focus_y: c.int,
      wide: c.text,
      middle: c.text,
      square: c.text,
      shaped_at: c.instant,
    }),
  ],
};
