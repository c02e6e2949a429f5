import type { Instant } from "#kit";
import { FREE_PICTURE, limitsIn, type Manners, OWN_MANNERS, OWN_POLICY, permitPicture, type PicturePermit } from "#rights";
import type { House } from "#store";
import { pictureRightsOf } from "./picture-rights.ts";
import { type KeptPicture, pictureIsWithdrawn } from "./pictures.ts";
import type { PictureMarks } from "./picture-marks.ts";
import { isLent, isOfLibrary } from "./picture-name.ts";
import { type Shaping, shapingIn } from "./picture-shape.ts";
import { type Source, sourceOf } from "./sources.ts";

/** A picture that may be served now, `gone` where one could be seen and cannot any more, `none` where there is nothing to see. */
export type ServedPicture =
  | {
      readonly kind: "shown";
      readonly picture: KeptPicture;
      readonly permit: PicturePermit;
      readonly marks: PictureMarks;
      readonly shaping: Shaping;
    }
  | { readonly kind: "gone" }
  | { readonly kind: "none" };

/** What a lender's conditions say of its own pictures, whoever's story they stand in. */
const licenceOf = ({ manners }: Source): Pick<Manners, "license" | "miningPolicy"> => ({
  license: manners.license,
  miningPolicy: manners.miningPolicy,
});

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
    .leftJoin("library_picture", "library_picture.sha", "revision_picture.sha")
    .leftJoin("picture_shape", "picture_shape.sha", "revision_picture.sha")
    .leftJoin("lent_picture", "lent_picture.sha", "revision_picture.sha")
    .leftJoin("story as lending", "lending.id", "lent_picture.story_id")
    .selectAll("revision_picture")
    .select(["lending.source_id as lender_id", "lent_picture.bar as loan_bar"])
    .select(["library_picture.headline as own_headline", "library_picture.taken_on"])
    .select(["focus_x", "focus_y", "wide", "middle", "square"])
    .select(["story.state", "story.source_id", "story.published_at", "story.expires_at as story_ends", "story.limits as story_limits"])
    .where("revision_picture.sha", "=", sha)
    .execute();
  const ids = [...new Set(uses.flatMap((use) => [use.source_id, ...(use.lender_id === null ? [] : [use.lender_id])]))];
  const rows = await db
    .selectFrom("source")
    .selectAll()
    .where((eb) => eb.or([eb("id", "in", [...ids, "-"]), eb("is_own", "=", 1)]))
    .orderBy("made_at")
    .orderBy("id")
    .execute();
  const sources = rows.map(sourceOf);
  const own = sources.find((source) => source.isOwn);
  let wasSeen = false;
  for (const use of uses) {
    const source = sources.find((each) => each.id === use.source_id);
    if (source === undefined) continue;
    const lender = isLent(use) ? sources.find((each) => each.id === use.lender_id) : undefined;
    const from = lender ?? (isOfLibrary(use) ? (own ?? source) : source);
    const story = {
      isPublic: use.state === "published",
      expiresAt: use.story_ends,
      policy: source.policy,
      manners: { ...source.manners, ...(lender === undefined ? {} : licenceOf(lender)) },
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
      source: from.name,
      caption: use.caption,
      headline: use.own_headline ?? "",
      takenOn: use.taken_on ?? "",
      license: from.manners.license,
      sourceType: use.source_type,
      isReserved: permit.reservation === 1,
    };
    return { kind: "shown", picture, permit, marks, shaping: shapingIn(use) };
  }
  return { kind: wasSeen || (uses.length === 0 && (await pictureIsWithdrawn(house.store, sha))) ? "gone" : "none" };
};

/** A picture of the newsroom's own library for those who work with it, public or not; null where it is not in there. */
export const libraryServed = async (house: House, sha: string, at: Instant): Promise<ServedPicture | null> => {
  const { db } = house.store;
  const row = await db
    .selectFrom("library_picture")
    .innerJoin("picture", "picture.sha", "library_picture.sha")
    .leftJoin("picture_shape", "picture_shape.sha", "library_picture.sha")
    .selectAll("library_picture")
    .select(["picture.type", "picture.width", "picture.height", "picture.size", "picture.name"])
    .select(["focus_x", "focus_y", "wide", "middle", "square"])
    .where("library_picture.sha", "=", sha)
    .where("picture.is_killed", "=", 0)
    .executeTakeFirst();
  if (row === undefined) return null;
  const free = { isPublic: true, expiresAt: null, policy: OWN_POLICY, manners: OWN_MANNERS };
  const permit = permitPicture(free, { ...FREE_PICTURE, limits: limitsIn(row.limits) }, "site", { at, country: null });
  const marks: PictureMarks = {
    ...{ notice: row.rights, usageTerms: row.usage_terms, credit: row.credit, creator: row.creator, source: "", license: "" },
    ...{ caption: row.caption, headline: row.headline, takenOn: row.taken_on, sourceType: "", isReserved: permit.reservation === 1 },
  };
  return { kind: "shown", picture: row, permit, marks, shaping: shapingIn(row) };
};
