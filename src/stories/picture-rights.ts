import { FREE_PICTURE, limitsIn, type PictureRights } from "#rights";
import type { RevisionPictureTable } from "./tables.ts";

/** What decides where a picture of a revision may appear. */
export const pictureRightsOf = (
  row: Pick<RevisionPictureTable, "limits" | "valid_from" | "expires_at" | "is_killed" | "is_held" | "ask">,
): PictureRights => ({
  limits: limitsIn(row.limits),
  validFrom: row.valid_from,
  expiresAt: row.expires_at,
  isWithdrawn: row.is_killed === 1 || row.is_held === 1,
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
