import { DAY, type Instant, later } from "#kit";
import type { Limits } from "#rights";
import type { Tx } from "#store";
import { heldPictures } from "./hold-pictures.ts";
import { killedPictures, WITHOUT_WORDS } from "./kill-pictures.ts";
import { pictureName } from "./picture-name.ts";
import { findPictures } from "./pictures.ts";
import type { Arrival } from "./story.ts";
import type { RevisionPictureTable } from "./tables.ts";

/** Until when something may be kept: as stated, or some days after it came, whichever is first. */
export const keptUntil = (stated: Instant | null, { hostDays }: Limits, receivedAt: Instant): Instant | null =>
  [stated, hostDays === null ? null : later(receivedAt, hostDays * DAY)].filter((at) => at !== null).toSorted()[0] ?? null;

/** The pictures of an arrival as rows of a revision: each with its file where that is here, and without words where it was killed. */
export const pictureRows = async (
  tx: Tx,
  revisionId: string,
  { sourceId, pictures, receivedAt }: Pick<Arrival, "sourceId" | "pictures" | "receivedAt">,
): Promise<readonly RevisionPictureTable[]> => {
  const names = pictures.map((picture) => (picture.sha === undefined ? pictureName(picture.href) : ""));
  const found = await findPictures(
    tx,
    names,
    pictures.flatMap((picture) => picture.sha ?? []),
  );
  const isKilled = await killedPictures(tx, sourceId, pictures);
  const isHeld = await heldPictures(tx, sourceId, pictures);
  return pictures.map((picture, place) => {
    const name = picture.sha === undefined ? pictureName(picture.href) : picture.href;
    const file = found.get(picture.sha ?? name);
    const killed = isKilled(picture) || file?.isKilled === true;
    const { usageTerms, sourceType, validFrom, expiresAt, limits, ...rest } = picture;
    return {
      ...rest,
      ...(killed ? WITHOUT_WORDS : {}),
      usage_terms: usageTerms,
      source_type: sourceType,
      valid_from: validFrom,
      expires_at: keptUntil(expiresAt, limits, receivedAt),
      limits: JSON.stringify(limits),
      revision_id: revisionId,
      place,
      name,
      sha: killed ? null : (file?.sha ?? null),
      is_killed: killed ? 1 : 0,
      is_held: isHeld(picture) ? 1 : 0,
      width: file?.width ?? picture.width,
      height: file?.height ?? picture.height,
    };
  });
};
