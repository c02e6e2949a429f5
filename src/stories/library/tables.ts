declare module "#store" {
  interface Tables {
    library_picture: LibraryPictureTable;
    picture_shape: PictureShapeTable;
  }
}

/** What the newsroom says of a picture that it brought in itself. Texts are empty rather than missing. */
export type LibraryPictureTable = {
  sha: string;
  /** What its file was called where it came from. */
  file_name: string;
  headline: string;
  caption: string;
  /** What is to be seen, for whoever cannot see it. */
  alt: string;
  credit: string;
  creator: string;
  rights: string;
  usage_terms: string;
  /** `2026-03-04`, the day it was taken. */
  taken_on: string;
  lang: string;
  /** `Limits` that its terms were read to mean, as JSON. */
  limits: string;
  /** Terms that nobody has said the meaning of. */
  ask: string;
  /** 1: an editor has read such terms and lets it out. */
  is_read: number;
  expires_at: string | null;
  added_at: string;
  added_by: string;
  changed_at: string;
};

/** How a picture is cut where a page wants another shape. A cut is `left,top,width` in thousandths of it, empty where nobody made one. */
export type PictureShapeTable = {
  sha: string;
  /** What has to be seen, in thousandths from its left and top. */
  focus_x: number;
  focus_y: number;
  wide: string;
  middle: string;
  square: string;
  shaped_at: string;
};
