import type { Instant } from "#kit";
import { type Asked, type Permitted, permitPicture, type PictureUse } from "#rights";
import { isLent } from "./picture-name.ts";
import { pictureRightsOf } from "./picture-rights.ts";
import { cutsMade, type PictureCut, type ShapeRow, shapesOf } from "./picture-shape.ts";
import type { RevisionPictureTable } from "./tables.ts";

export type StoryPicture = {
  readonly sha: string;
  readonly width: number;
  readonly height: number;
  readonly caption: string;
  readonly alt: string;
  readonly credit: string;
  readonly rights: string;
  readonly creator: string;
  readonly usageTerms: string;
  readonly sourceType: string;
  /** Whose it is where another source than the story's own lends it. */
  readonly lender: { readonly name: string; readonly slug: string } | null;
  /** The shapes that it can be had in; none where its terms forbid to cut it. */
  readonly shapes: readonly PictureCut[];
  /** In shapes that somebody cut it to. */
  readonly cuts: readonly PictureCut[];
  /** Until when the answer that showed it holds. */
  readonly until: Instant | null;
};

/** The only way to a story's pictures: names the use and when, and where it is known in which country, somebody asks. */
export type PicturesFor = (use: PictureUse, asked: Asked) => readonly StoryPicture[];

type SealedRow = RevisionPictureTable &
  Partial<ShapeRow> & {
    readonly lender_name?: string | null;
    readonly lender_slug?: string | null;
    /** As `pictureRightsOf` reads it. */
    readonly loan_bar?: string | null;
  };

const lenderOf = ({ name, lender_name: lender, lender_slug: slug }: SealedRow): StoryPicture["lender"] =>
  isLent({ name }) && lender && slug ? { name: lender, slug } : null;

/** The pictures of a revision behind their rights: one that may not be shown is missing, alone. */
export const sealPictures =
  (rows: readonly SealedRow[], subject: Permitted): PicturesFor =>
  (use, asked) =>
    rows.flatMap((row) => {
      const answer = permitPicture(subject, pictureRightsOf(row), use, asked);
      if (!answer.isShown) return [];
      const { width, height, caption, credit, rights, creator } = row;
      return [
        {
          sha: row.sha ?? "",
          width: width ?? 0,
          height: height ?? 0,
          caption,
          alt: row.alt === "" ? caption : row.alt,
          credit,
          rights,
          creator,
          usageTerms: row.usage_terms,
          sourceType: row.source_type,
          lender: lenderOf(row),
          shapes: shapesOf(row, { width: width ?? 0, height: height ?? 0 }, answer.mayCrop),
          cuts: cutsMade(row, { width: width ?? 0, height: height ?? 0 }, answer.mayCrop),
          until: answer.until,
        },
      ];
    });

/** When the first of these answers changes: one ends, or a picture that waits for its time may be shown. */
export const untilOf = (permitUntil: Instant | null, rows: readonly RevisionPictureTable[], now: Instant): Instant | null =>
  [permitUntil, ...rows.flatMap((row) => [row.expires_at, row.valid_from])]
    .filter((at) => at !== null)
    .filter((at) => at > now)
    .toSorted()[0] ?? null;
