import type { Instant } from "#kit";
import { limitsIn, type Limits, type SentRights } from "#rights";
import type { Db, Tx } from "#store";
import type { Block } from "../block.ts";
import { bodyOfRow } from "../desk-revision.ts";
import { type Source, sourceOf } from "../sources.ts";
import type { RevisionTable, StoryState } from "../tables.ts";

/** Fewer are no combination; more than these nobody reads as one story, and their rights lines would be longer than it. */
export const PARTS_FEWEST = 2;
export const PARTS_MOST = 12;

/**
 * Why a part keeps the whole from its readers: its source killed it, or holds it back; its licence is over; its terms forbid to rewrite it; its
 * source put it right and says that what stood before must not be repeated.
 */
export type Bar = "killed" | "withheld" | "over" | "locked" | "put-right";

/** A version of a part, as far as a combined story asks. */
export type PartText = {
  readonly revisionId: string;
  readonly version: string | null;
  readonly headline: string;
  readonly blocks: readonly Block[];
  readonly lang: string;
  readonly limits: Limits;
  readonly rights: SentRights;
  readonly firstCreated: Instant | null;
  readonly expiresAt: Instant | null;
};

/** A story of the wire that a manuscript was put together of. */
export type Part = {
  readonly place: number;
  readonly storyId: string;
  readonly shortId: string;
  readonly slug: string;
  readonly state: StoryState;
  readonly opensAt: Instant | null;
  readonly publishedAt: Instant | null;
  readonly arrivedAt: Instant;
  readonly source: Source;
  /** Whose words were taken. */
  readonly used: PartText;
  /** What the source's newest says now. */
  readonly now: PartText;
  readonly bar: Bar | null;
  /** Whether what readers have of it now differs from what was taken. */
  readonly isUpdated: boolean;
};

export const TEXT_COLUMNS = ["id", "version_raw", "headline", "blocks", "lang", "limits", "rights", "first_created", "expires_at"] as const;

export const partTextOf = (row: Pick<RevisionTable, (typeof TEXT_COLUMNS)[number]>): PartText => ({
  revisionId: row.id,
  version: row.version_raw,
  headline: row.headline,
  blocks: bodyOfRow(row),
  lang: row.lang,
  limits: limitsIn(row.limits),
  rights: JSON.parse(row.rights) as SentRights,
  firstCreated: row.first_created,
  expiresAt: row.expires_at,
});

/** Why a story of that state and of these texts may be no part of another. */
export const barOf = (state: StoryState, texts: readonly PartText[], isUnrepeated: boolean): Bar | null => {
  if (state === "killed") return "killed";
  if (state === "held") return "withheld";
  if (state === "expired") return "over";
  if (texts.some(({ limits }) => limits.isLocked)) return "locked";
  return isUnrepeated ? "put-right" : null;
};

const isSame = (a: PartText, b: PartText): boolean => a.headline === b.headline && JSON.stringify(a.blocks) === JSON.stringify(b.blocks);

type Came = Pick<RevisionTable, "arrival_no" | "edit_no">;
const isLater = (a: Came, b: Came): boolean => a.arrival_no > b.arrival_no || (a.arrival_no === b.arrival_no && a.edit_no > b.edit_no);

/** The stories that a manuscript was put together of, in their order, in two statements; one where there are none. */
export const partsOf = async (db: Db | Tx, manuscriptId: string): Promise<readonly Part[]> => {
  const rows = await db
    .selectFrom("manuscript_part as part")
    .innerJoin("story", "story.id", "part.story_id")
    .innerJoin("source", "source.id", "story.source_id")
    .selectAll("source")
    .select(["part.place", "part.story_id", "part.revision_id", "story.short_id", "story.slug as story_slug", "story.state"])
    .select(["story.opens_at", "story.published_at", "story.arrived_at", "story.revision_id as now_id"])
    .where("part.manuscript_id", "=", manuscriptId)
    .orderBy("part.place")
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.flatMap((row) => [row.revision_id, ...(row.now_id === null ? [] : [row.now_id])]);
  const storyIds = rows.map((row) => row.story_id);
  const texts = await db
    .selectFrom("revision")
    .select(TEXT_COLUMNS)
    .select(["story_id", "is_unrepeated", "arrival_no", "edit_no"])
    .where("story_id", "in", storyIds)
    .where((eb) => eb.or([eb("id", "in", ids), eb("is_unrepeated", "=", 1)]))
    .execute();
  const byId = new Map(texts.map((text) => [text.id, text]));
  return rows.flatMap((row): readonly Part[] => {
    const usedRow = byId.get(row.revision_id);
    const nowRow = byId.get(row.now_id ?? row.revision_id);
    if (usedRow === undefined || nowRow === undefined) return [];
    const [used, now] = [partTextOf(usedRow), partTextOf(nowRow)];
    const isPutRight = texts.some((text) => text.story_id === row.story_id && text.is_unrepeated === 1 && isLater(text, usedRow));
    return [
      {
        ...{ place: row.place, storyId: row.story_id, shortId: row.short_id, slug: row.story_slug, state: row.state },
        ...{ opensAt: row.opens_at, publishedAt: row.published_at, arrivedAt: row.arrived_at, source: sourceOf(row), used, now },
        bar: barOf(row.state, [used, now], isPutRight),
        isUpdated: row.state === "published" && now.revisionId !== used.revisionId && !isSame(used, now),
      },
    ];
  });
};
