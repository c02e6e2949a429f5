import type { Instant } from "#kit";
import { type Carrier, joinLimits, type Limits, limitsIn, readTerms, type SentRights } from "#rights";
import type { Db, Tx } from "#store";
import { isLent, isOfLibrary } from "../picture-name.ts";
import { pictureRightsOf } from "../picture-rights.ts";
import { rightsLineOf } from "../rights-line-of.ts";
import { type Source, sourceOf } from "../sources.ts";
import "../tables.ts";

/** A public story of a source with a picture that came with it, as far as lending asks. Texts are the source's own. */
export type Carrying = {
  readonly sha: string;
  readonly storyId: string;
  readonly shortId: string;
  readonly headline: string;
  readonly lang: string;
  readonly source: Source;
  readonly caption: string;
  readonly alt: string;
  /** Never empty: the source's name where the picture came without one. */
  readonly credit: string;
  /** The picture's own notice, else the rights line of its story. */
  readonly rights: string;
  readonly usageTerms: string;
  readonly creator: string;
  readonly sourceType: string;
  readonly width: number;
  readonly height: number;
  readonly updatedAt: Instant;
  readonly carrier: Carrier;
};

const rowsOf = (db: Db | Tx, shas: readonly string[]) =>
  db
    .selectFrom("revision_picture")
    .innerJoin("story", "story.revision_id", "revision_picture.revision_id")
    .innerJoin("revision", "revision.id", "revision_picture.revision_id")
    .innerJoin("source", "source.id", "story.source_id")
    .selectAll("source")
    .select(["revision_picture.sha", "revision_picture.name as file", "caption", "alt", "credit", "revision_picture.rights as notice"])
    .select(["usage_terms", "creator", "source_type", "width", "height", "valid_from", "revision_picture.ask", "is_killed", "is_held"])
    .select(["revision_picture.limits as picture_limits", "revision_picture.expires_at as picture_ends"])
    .select(["story.id as story_id", "story.short_id", "story.headline", "story.lang", "story.published_at", "story.arrived_at"])
    .select(["story.updated_at", "story.expires_at as story_ends", "story.limits as story_limits"])
    .select(["revision.rights as sent_rights", "revision.first_created"])
    .where("revision_picture.sha", "in", shas)
    .where("story.state", "=", "published")
    .where("source.is_own", "=", 0)
    .orderBy("story.updated_at", "desc")
    .orderBy("story.id", "desc")
    .execute();

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

/**
 * What a credit or a caption says of use, beside the terms: agencies write "for use with this story only" there. A credit that sounds like a
 * limit and that nobody has said the meaning of keeps the picture where it came. The terms are read once more: what they say of lending may have
 * come when nobody lent, or before the profile said what they mean.
 */
const besides = (row: Row, { usageTerms, notice }: SentRights, { termRules }: Source): Limits => {
  const read = (text: string) => readTerms({ terms: [text], note: null, hasEmbargo: true }, termRules);
  const { limits, unknown } = read(row.credit);
  const texts = [row.caption, row.usage_terms, row.notice, usageTerms ?? "", notice ?? ""];
  const isTied = unknown !== null || texts.some((text) => text !== "" && read(text).limits.pictures.includes("no-lending"));
  return { ...limits, pictures: isTied ? [...new Set([...limits.pictures, "no-lending" as const])] : limits.pictures };
};

const carryingOf = (row: Row): Carrying => {
  const source = sourceOf(row);
  const publishedAt = row.published_at ?? row.arrived_at;
  const rights = pictureRightsOf({ ...row, limits: row.picture_limits, expires_at: row.picture_ends });
  const sent = { rights: JSON.parse(row.sent_rights) as SentRights, firstCreated: row.first_created, lang: row.lang };
  return {
    ...{ sha: row.sha ?? "", storyId: row.story_id, shortId: row.short_id, headline: row.headline, lang: row.lang, source },
    ...{ caption: row.caption, alt: row.alt, usageTerms: row.usage_terms, creator: row.creator, sourceType: row.source_type },
    credit: row.credit.trim() === "" ? source.name : row.credit,
    rights: row.notice.trim() === "" ? rightsLineOf(sent, source, publishedAt).line.text : row.notice,
    ...{ width: row.width ?? 0, height: row.height ?? 0, updatedAt: row.updated_at ?? publishedAt },
    carrier: {
      story: {
        ...{ isPublic: true, expiresAt: row.story_ends, policy: source.policy, manners: source.manners, publishedAt: row.published_at },
        limits: limitsIn(row.story_limits),
      },
      picture: { ...rights, limits: joinLimits(rights.limits, besides(row, sent.rights, source)) },
    },
  };
};

/** The public stories of sources that carry these pictures now, by the picture's digest, the newest change first; in one statement. */
export const carriersOf = async (db: Db | Tx, shas: readonly string[]): Promise<ReadonlyMap<string, readonly Carrying[]>> => {
  if (shas.length === 0) return new Map();
  const rows = (await rowsOf(db, shas)).filter((row) => !isOfLibrary({ name: row.file }) && !isLent({ name: row.file }));
  return Map.groupBy(rows.map(carryingOf), ({ sha }) => sha);
};
