import type { Instant } from "#kit";
import type { House } from "#store";
import type { StoryState } from "../tables.ts";
import type { VersionKind } from "./tables.ts";
import { type Copy, copyIn } from "./copy.ts";
import { type Lock, lockOf } from "./manuscript.ts";

const LIST_MOST = 100;

export type ManuscriptLine = {
  readonly id: string;
  /** Empty of one without a headline yet, and of one whose story was withdrawn. */
  readonly headline: string;
  readonly lang: string;
  readonly authors: string;
  readonly changedAt: Instant;
  readonly changedName: string;
  readonly state: StoryState | null;
  readonly opensAt: Instant | null;
  readonly lock: Lock | null;
  /** Whether it lies over a story of the wire. */
  readonly isOver: boolean;
};

/** What the newsroom writes, last changed first: the hundred last of it. */
export const listManuscripts = async (house: House): Promise<readonly ManuscriptLine[]> => {
  const rows = await house.store.db
    .selectFrom("manuscript")
    .leftJoin("story", "story.id", "manuscript.story_id")
    .selectAll("manuscript")
    .select(["story.state", "story.opens_at"])
    .orderBy("manuscript.changed_at", "desc")
    .orderBy("manuscript.id")
    .limit(LIST_MOST)
    .execute();
  return rows.map((row) => {
    const copy = copyIn(JSON.parse(row.copy) as Record<string, unknown>);
    return {
      id: row.id,
      headline: row.state === "killed" ? "" : copy.headline.trim(),
      lang: copy.lang,
      authors: copy.authors,
      changedAt: row.changed_at,
      changedName: row.changed_name,
      state: row.state,
      opensAt: row.opens_at,
      lock: lockOf(house, row),
      isOver: row.over_revision !== null,
    };
  });
};

export type ManuscriptVersion = {
  readonly id: number;
  readonly at: Instant;
  readonly byName: string;
  readonly what: VersionKind;
  readonly copy: Copy;
};

const VERSIONS_MOST = 200;

/** The versions of a manuscript, newest first; none of one whose story was withdrawn. */
export const manuscriptVersions = async (house: House, id: string): Promise<readonly ManuscriptVersion[]> => {
  const rows = await house.store.db
    .selectFrom("manuscript_version")
    .innerJoin("manuscript", "manuscript.id", "manuscript_version.manuscript_id")
    .leftJoin("story", "story.id", "manuscript.story_id")
    .selectAll("manuscript_version")
    .where("manuscript_id", "=", id)
    .whereRef("manuscript_version.id", ">", "manuscript.versions_after")
    .where((where) => where.or([where("story.state", "is", null), where("story.state", "<>", "killed")]))
    .orderBy("manuscript_version.id", "desc")
    .limit(VERSIONS_MOST)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    byName: row.by_name,
    what: row.what,
    copy: copyIn(JSON.parse(row.copy) as Record<string, unknown>),
  }));
};
