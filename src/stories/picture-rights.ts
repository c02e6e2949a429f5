import { FREE_PICTURE, limitsIn, type PictureRights } from "#rights";
import { isLent } from "./picture-name.ts";
import type { RevisionPictureTable } from "./tables.ts";

type RightsRow = Pick<RevisionPictureTable, "limits" | "valid_from" | "expires_at" | "is_killed" | "is_held" | "ask"> & {
  readonly name?: string;
  /** What stands against the loan of one on loan; null where nobody lends it. */
  readonly loan_bar?: string | null;
};

/** What decides where a picture of a revision may appear. One on loan, where that is asked for, only while the loan stands. */
export const pictureRightsOf = (row: RightsRow): PictureRights => ({
  limits: limitsIn(row.limits),
  validFrom: row.valid_from,
  expiresAt: row.expires_at,
  isWithdrawn:
    row.is_killed === 1 || row.is_held === 1 || (row.loan_bar !== undefined && row.loan_bar !== "" && isLent({ name: row.name ?? "" })),
  ask: row.ask,
});

/** The rights of the picture that a story has in lists. */
export const faceRightsOf = (json: string): PictureRights => {
  const rights = { ...FREE_PICTURE, ...(JSON.parse(json) as Partial<PictureRights>) };
  return { ...rights, limits: limitsIn(JSON.stringify(rights.limits)) };
};

/** Whether a picture could stand in a list, which is the same for readers of all countries. */
export const isForAll = ({ limits, isWithdrawn, ask }: PictureRights): boolean =>
  !isWithdrawn && ask === "" && limits.only.length + limits.never.length === 0 && !limits.pictures.includes("none");
