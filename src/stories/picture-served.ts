import type { Instant } from "#kit";
import { limitsIn, permitPicture, type PicturePermit } from "#rights";
import type { House } from "#store";
import { pictureRightsOf } from "./picture-rights.ts";
import { type KeptPicture, pictureIsWithdrawn } from "./pictures.ts";
import type { PictureMarks } from "./picture-marks.ts";
import { sourceOf } from "./sources.ts";

/** A picture that may be served now, `gone` where one could be seen and cannot any more, `none` where there is nothing to see. */
export type ServedPicture =
  | { readonly kind: "shown"; readonly picture: KeptPicture; readonly permit: PicturePermit; readonly marks: PictureMarks }
  | { readonly kind: "gone" }
  | { readonly kind: "none" };

/**
 * The picture of that digest for who asks now: shown where it stands in the current revision of a public story whose rights and its own let it
 * out. The same file may stand in several stories; one that may show it is enough.
 */
export const pictureServed = async (
  house: House,
  sha: string,
  asked: { readonly at: Instant; readonly country: string | null },
): Promise<ServedPicture> => {
  const { db } = house.store;
  const picture = await db.selectFrom("picture").selectAll().where("sha", "=", sha).executeTakeFirst();
  if (picture === undefined) return { kind: "none" };
  if (picture.is_killed === 1) return { kind: "gone" };
  const uses = await db
    .selectFrom("revision_picture")
    .innerJoin("story", "story.revision_id", "revision_picture.revision_id")
    .selectAll("revision_picture")
    .select(["story.state", "story.source_id", "story.published_at", "story.expires_at as story_ends", "story.limits as story_limits"])
    .where("revision_picture.sha", "=", sha)
    .execute();
  const ids = [...new Set(uses.map((use) => use.source_id))];
  const sources = ids.length === 0 ? [] : (await db.selectFrom("source").selectAll().where("id", "in", ids).execute()).map(sourceOf);
  let wasSeen = false;
  for (const use of uses) {
    const source = sources.find((each) => each.id === use.source_id);
    if (source === undefined) continue;
    const story = {
      isPublic: use.state === "published",
      expiresAt: use.story_ends,
      policy: source.policy,
      manners: source.manners,
      publishedAt: use.published_at,
      limits: limitsIn(use.story_limits),
    };
    const permit = permitPicture(story, pictureRightsOf(use), "site", asked);
    wasSeen ||= use.published_at !== null && (permit.reason === "withdrawn" || permit.reason === "expired" || use.state === "expired");
    if (!permit.isShown) continue;
    const marks: PictureMarks = {
      notice: use.rights,
      usageTerms: use.usage_terms,
      credit: use.credit,
      creator: use.creator,
      source: source.name,
      license: source.manners.license,
      sourceType: use.source_type,
      isReserved: permit.reservation === 1,
    };
    return { kind: "shown", picture, permit, marks };
  }
  return { kind: wasSeen || (uses.length === 0 && (await pictureIsWithdrawn(house.store, sha))) ? "gone" : "none" };
};
