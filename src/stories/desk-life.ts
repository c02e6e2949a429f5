import type { Instant } from "#kit";
import { membersByIds } from "#members";
import type { House } from "#store";
import { type Absence, absenceOf } from "./absence.ts";
import { headsOf } from "./apply-settled.ts";
import { type Block, paragraphsOf } from "./block.ts";
import { asidesIn, liftable } from "./settle.ts";
import type { Aside, DecidedBy, StoryEventKind } from "./tables.ts";

/** A line of a story's life as editors read it: never what the story said. */
export type LifeEvent = {
  readonly at: Instant;
  readonly what: StoryEventKind;
  readonly by: DecidedBy;
  /** The editor's name, where one did it. */
  readonly name: string | null;
  readonly version: string | null;
  readonly revisionId: string | null;
};

/** A text of the source's that waits for an editor. */
export type WaitingText = {
  readonly id: string;
  readonly aside: Aside;
  readonly why: string;
  readonly version: string | null;
  readonly headline: string;
  readonly paragraphs: readonly string[];
};

export type DeskLife = {
  readonly shortId: string;
  readonly isKilled: boolean;
  readonly source: string;
  readonly lang: string;
  readonly events: readonly LifeEvent[];
  readonly waiting: readonly WaitingText[];
  /** The source's version after its kill, which an editor may publish. */
  readonly lift: WaitingText | null;
  /** What its address says while it is withdrawn. */
  readonly absence: Absence;
};

/** What happened to a story, oldest first, and what waits for an editor's decision; null where there is none of that id. */
export const deskLife = async (house: House, shortId: string): Promise<DeskLife | null> => {
  const { db } = house.store;
  const story = await db
    .selectFrom("story")
    .innerJoin("source", "source.id", "story.source_id")
    .select(["story.id", "story.state", "story.lang", "source.name"])
    .where("short_id", "=", shortId)
    .executeTakeFirst();
  if (story === undefined) return null;
  const heads = await headsOf(db, story.id);
  const isKilled = story.state === "killed";
  const asides = isKilled ? [] : asidesIn(heads);
  const lift = isKilled ? (liftable(heads)?.head ?? null) : null;
  const wanted = [...asides, ...(lift === null ? [] : [lift])].map((head) => head.id);
  const rows =
    wanted.length === 0
      ? []
      : await db
          .selectFrom("revision")
          .select(["id", "aside", "ask", "version_raw", "headline", "blocks"])
          .where("id", "in", wanted)
          .execute();
  const texts = new Map(
    rows.map((row): [string, WaitingText] => [
      row.id,
      {
        id: row.id,
        aside: row.aside,
        why: row.ask,
        version: row.version_raw,
        headline: row.headline,
        paragraphs: paragraphsOf(JSON.parse(row.blocks) as readonly Block[]),
      },
    ]),
  );
  const events = await db
    .selectFrom("story_event")
    .leftJoin("revision", "revision.id", "story_event.revision_id")
    .select([
      "story_event.at",
      "story_event.what",
      "story_event.decided_by",
      "story_event.member_id",
      "story_event.revision_id",
      "revision.version_raw",
    ])
    .where("story_event.story_id", "=", story.id)
    .orderBy("story_event.at")
    .orderBy("story_event.id")
    .execute();
  const people = await membersByIds(house.store, [...new Set(events.flatMap((row) => row.member_id ?? []))]);
  return {
    shortId,
    isKilled,
    source: story.name,
    lang: story.lang,
    events: events.map((row) => ({
      at: row.at,
      what: row.what,
      by: row.decided_by,
      name: row.member_id === null ? null : (people.get(row.member_id)?.name ?? null),
      version: row.version_raw,
      revisionId: row.revision_id,
    })),
    waiting: asides.flatMap((head) => texts.get(head.id) ?? []),
    absence: await absenceOf(db, story.id),
    lift: lift === null ? null : (texts.get(lift.id) ?? null),
  };
};
