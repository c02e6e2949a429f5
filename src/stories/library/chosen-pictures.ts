import type { Instant } from "#kit";
import type { PictureRights } from "#rights";
import type { Db, Tx } from "#store";
import { borrowed, type LoanBar, loansOf } from "../lent/loan.ts";
import type { ArrivingPicture } from "../story.ts";
import { arrivingOf, lackOf, titleOf } from "./library-picture.ts";
import { libraryPictures } from "./queries.ts";

/** A picture that somebody chose for a manuscript: one of the newsroom's library, or one on loan from a source's story. */
export type ChosenPicture = {
  readonly sha: string;
  readonly title: string;
  readonly caption: string;
  readonly alt: string;
  readonly credit: string;
  /** 0 of one on loan that may not be shown now. */
  readonly width: number;
  readonly height: number;
  /** What keeps it out of stories. */
  readonly lack: "no-alt" | LoanBar | null;
  /** Of one on loan: whose it is, empty while it may not be shown, and what it may do. */
  readonly loan: { readonly source: string; readonly rights: PictureRights | null } | null;
  /** As a story takes it; null where it takes none. */
  readonly arriving: ArrivingPicture | null;
};

/**
 * Pictures chosen by their digests, in the order given, without those that are in no library and on no loan; in three statements at the most. What
 * is on loan stays so when the same file is brought into the library.
 */
export const chosenPictures = async (db: Db | Tx, shas: readonly string[], now: Instant): Promise<readonly ChosenPicture[]> => {
  const lent = (await loansOf(db, shas, now)).map((loan): ChosenPicture => {
    const { sha, alt, bar, rights } = loan;
    const from = bar === null ? loan.from : null;
    return {
      ...{
        sha,
        alt,
        title: from === null || from.caption === "" ? alt : from.caption,
        caption: from?.caption ?? "",
        credit: from?.credit ?? "",
      },
      ...{ width: from?.width ?? 0, height: from?.height ?? 0, lack: bar, arriving: borrowed(loan) },
      loan: { source: from?.source.name ?? "", rights },
    };
  });
  const others = shas.filter((sha) => !lent.some((picture) => picture.sha === sha));
  const own = (await libraryPictures(db, others)).map((picture): ChosenPicture => {
    const { sha, caption, alt, credit, width, height } = picture;
    const more = { lack: lackOf(picture, now), loan: null, arriving: arrivingOf(picture) };
    return { sha, title: titleOf(picture), caption, alt, credit, width, height, ...more };
  });
  const known = new Map([...own, ...lent].map((picture) => [picture.sha, picture]));
  return shas.flatMap((sha) => known.get(sha) ?? []);
};
