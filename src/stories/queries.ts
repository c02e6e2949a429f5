import { excerptOf, type Instant, keyOf, cursorOf } from "#kit";
import {
  type IndexRule,
  type Limits,
  limitsIn,
  NO_LIMITS,
  type Outlet,
  permit,
  type Permitted,
  permitPicture,
  type Policy,
  policyWithin,
  stricterIndex,
} from "#rights";
import type { Db, House } from "#store";
import { earliest } from "./earliest.ts";
import { faceRightsOf } from "./picture-rights.ts";
import { cutsMade, type PictureCut } from "./picture-shape.ts";
import "./tables.ts";

/** A story as it stands in a list. */
export type Teaser = {
  readonly id: string;
  readonly shortId: string;
  readonly slug: string;
  readonly headline: string;
  readonly deck: string;
  readonly byline: string;
  readonly lang: string;
  readonly section: string;
  readonly urgency: number;
  readonly versions: number;
  readonly isCorrected: boolean;
  readonly publishedAt: Instant;
  readonly updatedAt: Instant;
  readonly expiresAt: Instant | null;
  readonly replies: number;
  readonly isTalkClosed: boolean;
  readonly excerpt: string;
  readonly source: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly code: string;
    readonly isOwn: boolean;
    /** Other sources whose texts the story holds. */
    readonly credits: readonly string[];
    readonly policy: Policy;
    readonly index: IndexRule;
  };
  /** Until when it may stand so; null where nothing ends that. */
  readonly until: Instant | null;
  readonly picture: {
    readonly sha: string;
    readonly alt: string;
    readonly width: number;
    readonly height: number;
    /** In shapes that somebody cut it to. */
    readonly cuts: readonly PictureCut[];
  } | null;
};

/** Public stories with their sources: what every list begins from. */
export const published = (db: Db) =>
  db
    .selectFrom("story")
    .innerJoin("source", "source.id", "story.source_id")
    .leftJoin("picture_shape", "picture_shape.sha", "story.picture_sha")
    .select(["wide", "middle", "square"])
    .select([
      "story.id",
      "short_id",
      "story.slug",
      "headline",
      "deck",
      "byline",
      "lang",
      "section",
      "urgency",
      "versions",
      "is_corrected",
      "published_at",
      "updated_at",
      "expires_at",
      "replies",
      "excerpt",
      "picture_sha",
      "picture_alt",
      "picture_width",
      "picture_height",
      "limits",
      "is_talk_closed",
      "picture_rights",
      "source.id as source_id",
      "source.slug as source_slug",
      "source.name as source_name",
      "source.code as source_code",
      "source.is_own",
      "source.policy",
      "source.index_rule",
      "source.canonical_rule",
      "source.picture_rule",
      "source.mining_policy",
      "source.license",
    ])
    .where("story.state", "=", "published");

type Row = Awaited<ReturnType<ReturnType<typeof published>["execute"]>>[number];

/** What a public story of a list is permitted by. */
const permittedOf = (row: Row): Permitted => ({
  isPublic: true,
  expiresAt: row.expires_at,
  policy: JSON.parse(row.policy) as Policy,
  manners: {
    index: row.index_rule,
    canonical: row.canonical_rule,
    pictures: row.picture_rule,
    miningPolicy: row.mining_policy,
    license: row.license,
  },
  publishedAt: row.published_at,
  limits: limitsIn(row.limits),
});

/** Of a story that only some may read, or of which only the headline may be shown, a list shows the headline. */
const bare = (story: Teaser): Teaser => ({ ...story, deck: "", excerpt: "", picture: null });

/** Until when a list of these holds. */
export const untilOfAll = (stories: readonly (Teaser | null)[]): Instant | null =>
  earliest(...stories.map((story) => story?.until ?? null));

const teaser = (row: Row, limits: Limits): Teaser => ({
  id: row.id,
  shortId: row.short_id,
  slug: row.slug,
  headline: row.headline,
  deck: row.deck,
  byline: row.byline,
  lang: row.lang,
  section: row.section,
  urgency: row.urgency,
  versions: row.versions,
  isCorrected: row.is_corrected === 1,
  publishedAt: row.published_at ?? row.updated_at ?? "",
  updatedAt: row.updated_at ?? "",
  expiresAt: row.expires_at,
  replies: row.is_talk_closed === 1 ? 0 : row.replies,
  isTalkClosed: row.is_talk_closed === 1,
  excerpt: row.excerpt,
  source: {
    id: row.source_id,
    slug: row.source_slug,
    name: [row.source_name, ...(limits.credits ?? [])].join(" / "),
    code: row.source_code,
    isOwn: row.is_own === 1,
    credits: limits.credits ?? [],
    policy: policyWithin(JSON.parse(row.policy) as Policy, limits),
    index: stricterIndex(row.index_rule, limits.index ?? "yes"),
  },
  until: null,
  picture:
    row.picture_sha === null
      ? null
      : { sha: row.picture_sha, alt: row.picture_alt, width: row.picture_width ?? 0, height: row.picture_height ?? 0, cuts: [] },
});

/** Stories whose rights let them stand in a list at `now`, on the site unless another outlet is named. */
export const permitted = (rows: readonly Row[], now: Instant, outlet: Outlet = "site"): readonly Teaser[] =>
  rows.flatMap((row) => {
    const subject = permittedOf(row);
    const { allow, isPersonal, until, excerpt } = permit(subject, outlet, { at: now });
    if (allow === "none") return [];
    const story = teaser(row, subject.limits ?? NO_LIMITS);
    if (isPersonal || allow === "link" || allow === "notice") return [{ ...bare(story), until }];
    // Every list is a page of this site: which pictures stand in it is decided as for the site.
    const face = permitPicture(subject, faceRightsOf(row.picture_rights), "site", { at: now });
    const isWaiting = face.reason === "not-yet";
    return [
      {
        ...story,
        excerpt: allow === "excerpt" ? excerptOf(story.excerpt, excerpt) : story.excerpt,
        picture: face.isShown && story.picture !== null ? { ...story.picture, cuts: cutsMade(row, story.picture, face.mayCrop) } : null,
        until: story.picture === null ? until : earliest(until, face.isShown || isWaiting ? face.until : null),
      },
    ];
  });

export type ListFilter = {
  readonly section?: string;
  readonly source?: string;
  readonly topic?: string;
  /** Ids of stories that stand elsewhere on the page. */
  readonly without?: readonly string[];
};
export type StoryList = { readonly stories: readonly Teaser[]; readonly next: string | null };

/** Published stories, the newest change first, by keyset; `after` is a cursor that a former page gave. */
export const listStories = async (
  house: House,
  filter: ListFilter,
  after: string | undefined,
  most: number,
  outlet: Outlet = "site",
): Promise<StoryList> => {
  const key = keyOf(after, 2);
  const rows = await published(house.store.db)
    .$if(filter.section !== undefined, (query) => query.where("section", "=", filter.section ?? ""))
    .$if(filter.source !== undefined, (query) => query.where("source.slug", "=", filter.source ?? ""))
    .$if(filter.topic !== undefined, (query) =>
      query.where("story.id", "in", (eb) =>
        eb
          .selectFrom("story_topic")
          .select("story_id")
          .where("story_topic.slug", "=", filter.topic ?? ""),
      ),
    )
    .$if((filter.without ?? []).length > 0, (query) => query.where("story.id", "not in", filter.without ?? []))
    .$if(key !== null, (query) =>
      query.where((eb) => eb(eb.refTuple("story.updated_at", "story.id"), "<", eb.tuple(String(key?.[0]), String(key?.[1])))),
    )
    .orderBy("updated_at", "desc")
    .orderBy("story.id", "desc")
    .limit(most + 1)
    .execute();
  const last = rows.length > most ? rows[most - 1] : undefined;
  return {
    stories: permitted(rows.slice(0, most), house.clock.now(), outlet),
    next: last === undefined ? null : cursorOf(last.updated_at ?? "", last.id),
  };
};

/** Stories by their ids, in the order given, leaving out those that are not public. */
export const storiesByIds = async (house: House, ids: readonly string[], outlet: Outlet = "site"): Promise<readonly Teaser[]> => {
  if (ids.length === 0) return [];
  const rows = await published(house.store.db).where("story.id", "in", ids).execute();
  const known = new Map(permitted(rows, house.clock.now(), outlet).map((story) => [story.id, story]));
  return ids.flatMap((id) => known.get(id) ?? []);
};

/** What people talk about, everywhere or in one section: stories with the newest reply first. */
export const discussedStories = async (house: House, most: number, section: string | null = null): Promise<readonly Teaser[]> => {
  const rows = await published(house.store.db)
    .$if(section !== null, (query) => query.where("section", "=", section ?? ""))
    .where("replies", ">", 0)
    .where("is_talk_closed", "=", 0)
    .orderBy("replied_at", "desc")
    .orderBy("story.id", "desc")
    .limit(most)
    .execute();
  return permitted(rows, house.clock.now());
};

/** The newest stories of each section, in one statement. */
export const storiesBySection = async (
  house: House,
  sections: readonly string[],
  most: number,
): Promise<ReadonlyMap<string, readonly Teaser[]>> => {
  const { db } = house.store;
  const [first, ...rest] = sections.map((section) =>
    db
      .selectFrom(
        published(db).where("section", "=", section).orderBy("updated_at", "desc").orderBy("story.id", "desc").limit(most).as("part"),
      )
      .selectAll(),
  );
  if (first === undefined) return new Map();
  const rows = await rest.reduce((query, part) => query.unionAll(part), first).execute();
  return Map.groupBy(permitted(rows, house.clock.now()), (story) => story.section);
};
