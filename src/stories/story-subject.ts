import type { Db, House, Tx } from "#store";
import { type Block, textsOf } from "./block.ts";
import { loadStory, type Version } from "./story-view.ts";
import type { StoryState } from "./tables.ts";

/** What a conversation needs of the story it hangs under; null where there is none of that id. */
export type StorySubject = {
  readonly id: string;
  readonly shortId: string;
  readonly slug: string;
  readonly headline: string;
  readonly version: number;
  readonly isPublic: boolean;
  readonly isKilled: boolean;
  /** Whether its conversation is closed: from a kill on, until a moderator opens it again. */
  readonly isTalkClosed: boolean;
  /** Whether a version of it was a correction. */
  readonly isCorrected: boolean;
  readonly replies: number;
  readonly lang: string;
  /** The revision that readers see; null where they see none. */
  readonly revisionId: string | null;
};

export const storySubject = async (db: Db | Tx, idOrShortId: string): Promise<StorySubject | null> => {
  const row = await db
    .selectFrom("story")
    .select(["id", "short_id", "slug", "headline", "versions", "state", "lang", "is_talk_closed", "is_corrected", "replies", "revision_id"])
    .where((eb) => eb.or([eb("id", "=", idOrShortId), eb("short_id", "=", idOrShortId)]))
    .executeTakeFirst();
  if (row === undefined) return null;
  const state: StoryState = row.state;
  const isPublic = state === "published";
  return {
    id: row.id,
    shortId: row.short_id,
    // What is not public has no words: its address could say them, too.
    slug: isPublic ? row.slug : "story",
    headline: isPublic ? row.headline : "",
    version: row.versions,
    isPublic,
    isKilled: state === "killed",
    isTalkClosed: row.is_talk_closed === 1,
    isCorrected: row.is_corrected === 1,
    replies: row.replies,
    lang: row.lang,
    revisionId: isPublic ? row.revision_id : null,
  };
};

/** Which of these versions put an earlier one right. */
export const correctedIn = (versions: readonly Version[]): readonly number[] =>
  versions.filter((version) => version.isCorrection && version.number > 1).map((version) => version.number);

/** The numbers of a public story's versions that were corrections. Three statements; ask only of stories that were corrected. */
export const correctionsOf = async (house: House, shortId: string): Promise<readonly number[]> => {
  const loaded = await loadStory(house, shortId);
  return loaded === null ? [] : correctedIn(loaded.versions);
};

/** A version as it comes before readers: `number` counts from 1, `texts` holds the words of each block, empty ones too. */
export type ShownVersion = {
  readonly storyId: string;
  readonly revisionId: string;
  readonly number: number;
  readonly lang: string;
  readonly texts: readonly string[];
};

/** What another room does in the transaction in which readers come to see another version of a story, or none. */
export type OnVersion = {
  readonly shown: (house: House, tx: Tx, version: ShownVersion) => Promise<void>;
  /** `isKilled`: its source withdrew it, and nothing of its text may be kept for readers. */
  readonly gone: (house: House, tx: Tx, story: { readonly id: string; readonly isKilled: boolean }) => Promise<void>;
};

/** A house whose stories tell of their versions; it goes wherever stories are written. */
export type VersionHouse = House & { readonly onVersion?: OnVersion };

/** The words of versions of a story by their revisions' ids, one text a block: for comparing versions, never for showing. */
export const versionTexts = async (
  tx: Db | Tx,
  storyId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("revision")
    .select(["id", "blocks"])
    .where("story_id", "=", storyId)
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, textsOf(JSON.parse(row.blocks) as readonly Block[])]));
};
