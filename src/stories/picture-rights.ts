import { FREE_PICTURE, limitsIn, type PictureRights } from "#rights";
import type { Tx } from "#store";
import type { RevisionPictureTable, StoryTable } from "./tables.ts";

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
const isForAll = ({ limits, isWithdrawn, ask }: PictureRights): boolean =>
  !isWithdrawn && ask === "" && limits.only.length + limits.never.length === 0 && !limits.pictures.includes("none");

type Face = Pick<StoryTable, "picture_sha" | "picture_alt" | "picture_width" | "picture_height" | "picture_rights">;

/** The picture of a revision that stands for the story in lists: the first that is here and that readers of all countries may see. */
export const pictureFace = async (tx: Tx, revisionId: string): Promise<Face> => {
  const rows = await tx
    .selectFrom("revision_picture")
    .selectAll()
    .where("revision_id", "=", revisionId)
    .where("sha", "is not", null)
    .orderBy("place")
    .execute();
  const row = rows.find((each) => isForAll(pictureRightsOf(each)));
  return {
    picture_sha: row?.sha ?? null,
    picture_alt: row === undefined ? "" : row.alt === "" ? row.caption : row.alt,
    picture_width: row?.width ?? null,
    picture_height: row?.height ?? null,
    picture_rights: row === undefined ? "{}" : JSON.stringify(pictureRightsOf(row)),
  };
};
