import { type Instant, type SafeUrl, safeUrl } from "#kit";
import { type Asked, limitsIn, type Permit, permit, type Permitted, type RightsLine, type SentRights } from "#rights";
import type { House } from "#store";
import { absenceOf } from "./absence.ts";
import type { Block } from "./block.ts";
import { rightsLineOf } from "./rights-line-of.ts";
import { type PicturesFor, sealPictures, type StoryPicture, untilOf } from "./seal-pictures.ts";
import { type PermittedText, sealText, type TextFor } from "./seal-text.ts";
import { type Source, sourceOf } from "./sources.ts";
import { type Head, settle } from "./settle.ts";
import type { RevisionPictureTable, StoryTable } from "./tables.ts";
import { HEAD_COLUMNS, headOf } from "./apply-settled.ts";
import type { Entity, NamedCode } from "./story.ts";
import { type TopicLink, topicsOfStory } from "./topics/topic-view.ts";

/** A version as readers may see it: `number` counts from 1. */
export type Version = {
  readonly id: string;
  readonly number: number;
  readonly shownAt: Instant;
  readonly sentAt: Instant | null;
  readonly isCorrection: boolean;
  readonly correctionNote: string;
  /** Whether a later correction forbids showing its words again: readers learn that it was, and when. */
  readonly isHidden: boolean;
};

/** What its source said of the version on the page, for ways out that pass it on as an item. */
export type SentItem = {
  /** The source's own identity of the story. */
  readonly key: string;
  readonly version: string | null;
  readonly versionCreated: Instant | null;
  readonly firstCreated: Instant | null;
  readonly urgency: number | null;
  readonly subjects: readonly NamedCode[];
  readonly entities: readonly Entity[];
  readonly rights: SentRights;
};

export type StoryView = {
  readonly kind: "public";
  readonly id: string;
  readonly shortId: string;
  readonly slug: string;
  readonly section: string;
  readonly headline: string;
  readonly kicker: string;
  readonly byline: string;
  readonly dateline: string;
  readonly lang: string;
  /** As much of deck and body as an outlet may have. */
  readonly text: TextFor;
  /** The pictures that may be used so. */
  readonly picturesFor: PicturesFor;
  /** What the story's own page may show to whoever asked for it, and until when that holds. */
  readonly shown: PermittedText;
  readonly permit: Permit;
  readonly until: Instant | null;
  /** What every way out decides by. */
  readonly permitted: Permitted;
  /** The source's own address, where its contract has the page name that as the canonical one; null: the page's own. */
  readonly canonical: SafeUrl | null;
  readonly publishedAt: Instant;
  readonly updatedAt: Instant;
  readonly expiresAt: Instant | null;
  readonly versions: readonly Version[];
  readonly pictures: readonly StoryPicture[];
  readonly topics: readonly TopicLink[];
  readonly sent: SentItem;
  readonly source: Source;
  readonly rightsLine: RightsLine;
  readonly replies: number;
  /** Whether its conversation was closed by a kill and nobody opened it again. */
  readonly isTalkClosed: boolean;
};

export type WithdrawnStory = {
  readonly kind: "killed";
  readonly id: string;
  readonly shortId: string;
  readonly source: string;
  readonly at: Instant;
  /** The story that an editor points at in its stead. */
  readonly instead: { readonly shortId: string; readonly slug: string } | null;
};

/** What may be said of a withdrawn story. Of one that vanished too: the guard before the rooms answers for it. */
export const withdrawnStory = async (house: House, story: StoryTable, source: Source): Promise<WithdrawnStory> => {
  const absence = await absenceOf(house.store.db, story.id);
  const instead = absence.manner === "notice" ? absence.instead : null;
  return { kind: "killed", id: story.id, shortId: story.short_id, source: source.name, at: story.killed_at ?? "", instead };
};

/** A page that is gone says by whom and when it was withdrawn, and nothing of what it was. */
export type StoryPage =
  | StoryView
  | WithdrawnStory
  | { readonly kind: "gone" }
  /** Its rights do not reach the country of whoever asks. */
  | { readonly kind: "elsewhere" }
  | { readonly kind: "none" };

type Loaded = {
  readonly story: StoryTable;
  readonly source: Source;
  readonly heads: readonly Head[];
  readonly versions: readonly Version[];
};

/** The story, its source and the versions readers may see now, in three statements; null where there is none of that id. */
export const loadStory = async (house: House, shortId: string): Promise<Loaded | null> => {
  const { db } = house.store;
  const story = await db.selectFrom("story").selectAll().where("short_id", "=", shortId).executeTakeFirst();
  if (story === undefined) return null;
  const source = sourceOf(await db.selectFrom("source").selectAll().where("id", "=", story.source_id).executeTakeFirstOrThrow());
  const rows = await db
    .selectFrom("revision")
    .select([...HEAD_COLUMNS, "shown_at", "received_at", "is_correction", "correction_note", "is_unrepeated"])
    .where("story_id", "=", story.id)
    .execute();
  const heads = rows.map(headOf);
  const visible = story.state === "published" && heads.length > 0 ? settle(heads, house.clock.now()).visible : [];
  const byId = new Map(rows.map((row) => [row.id, row]));
  const opened = visible.findLastIndex((head) => byId.get(head.id)?.is_unrepeated === 1);
  const versions = visible.flatMap((head, index) => {
    const row = byId.get(head.id);
    if (row === undefined) return [];
    return [
      {
        id: row.id,
        number: index + 1,
        shownAt: row.shown_at ?? row.received_at,
        sentAt: row.version_created,
        isCorrection: row.is_correction === 1,
        correctionNote: row.correction_note,
        isHidden: index < opened,
      },
    ];
  });
  return { story, source, heads, versions };
};

/** What a public story's rights are decided by. */
export const permittedOf = (story: StoryTable, source: Source): Permitted => ({
  isPublic: true,
  expiresAt: story.expires_at,
  policy: source.policy,
  manners: source.manners,
  publishedAt: story.published_at,
  limits: limitsIn(story.limits),
});

/** What a page with pictures that only readers of some countries may see is permitted: it is made for one reader, and kept by nobody. */
const forOneReader = (allowed: Permit): Permit => ({
  ...allowed,
  isPersonal: true,
  headers: [...allowed.headers.filter(([name]) => name !== "cache-control"), ["cache-control", "no-store"]],
});

const isBound = (row: RevisionPictureTable): boolean => {
  const { only, never } = limitsIn(row.limits);
  return only.length + never.length > 0;
};

/** Who asks for a page, as far as rights go. */
export type Reader = { readonly country: string | null };

/**
 * The whole story page without its conversation, in a fixed number of statements (7). Without `asked`, for another outlet, whose own permit
 * decides on territory.
 */
export const storyPage = async (house: House, shortId: string, asked: Reader | null = null): Promise<StoryPage> => {
  const loaded = await loadStory(house, shortId);
  if (loaded === null) return { kind: "none" };
  const { story, source, versions } = loaded;
  if (story.state === "killed") return withdrawnStory(house, story, source);
  const current = versions.at(-1);
  if (story.state === "expired") return { kind: "gone" };
  if (story.state !== "published" || current === undefined) return { kind: "none" };
  const now = house.clock.now();
  const permitted = permittedOf(story, source);
  const reader: Asked = { at: now, country: asked?.country ?? null };
  const allowed = permit(permitted, "site", reader);
  if (allowed.allow === "none") return { kind: "gone" };
  if (allowed.allow === "notice" && asked !== null) return { kind: "elsewhere" };
  const { db } = house.store;
  const revision = await db.selectFrom("revision").selectAll().where("id", "=", current.id).executeTakeFirstOrThrow();
  const pictures = await db
    .selectFrom("revision_picture")
    .leftJoin("picture_shape", "picture_shape.sha", "revision_picture.sha")
    .leftJoin("lent_picture", "lent_picture.sha", "revision_picture.sha")
    .leftJoin("story as lending", "lending.id", "lent_picture.story_id")
    .leftJoin("source as lender", "lender.id", "lending.source_id")
    .selectAll("revision_picture")
    .select(["lender.name as lender_name", "lender.slug as lender_slug", "lent_picture.bar as loan_bar"])
    .select(["focus_x", "focus_y", "wide", "middle", "square"])
    .where("revision_picture.revision_id", "=", current.id)
    .where("revision_picture.sha", "is not", null)
    .orderBy("place")
    .execute();
  const topics = await topicsOfStory(house, story.id);
  const publishedAt = story.published_at ?? story.arrived_at;
  const rights = JSON.parse(revision.rights) as SentRights;
  const text = sealText({ deck: revision.deck, blocks: JSON.parse(revision.blocks) as readonly Block[] }, permitted);
  const shown = text("site", reader);
  const isTold = shown.allow === "full" || shown.allow === "excerpt"; // a correction's text says what the story says
  const picturesFor = sealPictures(pictures, permitted);
  return {
    kind: "public",
    id: story.id,
    shortId,
    slug: story.slug,
    section: story.section,
    headline: revision.headline,
    kicker: revision.kicker,
    byline: revision.byline,
    dateline: revision.dateline,
    lang: revision.lang,
    text,
    picturesFor,
    shown,
    permit: pictures.some(isBound) ? forOneReader(allowed) : allowed,
    until: untilOf(allowed.until, pictures, now),
    permitted,
    canonical: source.manners.canonical === "source" ? safeUrl(revision.link) : null,
    publishedAt,
    updatedAt: story.updated_at ?? publishedAt,
    expiresAt: story.expires_at,
    versions: isTold ? versions : versions.map((version) => ({ ...version, correctionNote: "" })),
    pictures: picturesFor("site", reader),
    topics,
    sent: {
      key: story.story_key,
      version: revision.version_raw,
      versionCreated: revision.version_created,
      firstCreated: revision.first_created,
      urgency: revision.urgency,
      subjects: JSON.parse(revision.subjects) as readonly NamedCode[],
      entities: JSON.parse(revision.entities) as readonly Entity[],
      rights,
    },
    source,
    rightsLine: rightsLineOf({ rights, firstCreated: revision.first_created, lang: revision.lang }, source, publishedAt).line,
    replies: story.is_talk_closed === 1 ? 0 : story.replies,
    isTalkClosed: story.is_talk_closed === 1,
  };
};
