import type { Instant } from "#kit";
import type { House, Tx } from "#store";
import { type Block, paragraphsOf } from "../block.ts";
import { readBody } from "../writing/body-markup.ts";
import "./tables.ts";

export const ENTRIES_PAGE = 20;

export type LiveEntry = {
  readonly id: string;
  readonly formKey: string;
  readonly at: Instant;
  readonly headline: string;
  readonly body: string;
  readonly blocks: readonly Block[];
  readonly texts: readonly string[];
  readonly author: string;
  readonly saveNo: number;
  readonly correctedAt: Instant | null;
  readonly note: string;
  readonly isOff: boolean;
};

export type LiveView = {
  readonly points: readonly string[];
  readonly beganAt: Instant;
  readonly endedAt: Instant | null;
  /** The newest first. */
  readonly entries: readonly LiveEntry[];
  /** Whether this is not the newest page. */
  readonly isOlder: boolean;
  /** What to ask with for what is older; null at the end. */
  readonly next: string | null;
};

/** What a live story's entry is made of: pictures have their place in the story, where their rights are. */
export const entryBlocks = (body: string): readonly Block[] => readBody(body).filter((block) => block.kind !== "picture");

export const pointsOf = (typed: string): readonly string[] =>
  typed
    .split("\n")
    .map((line) => line.replace(/^\s*[-*•]\s+/u, "").trim())
    .filter((line) => line !== "");

type Asked = { readonly entry?: string; readonly before?: string };

/** A page of a live story, in two statements whatever it holds; null where the story is not told live. */
export const liveOf = async (house: House, storyId: string, asked: Asked, isDesk = false): Promise<LiveView | null> => {
  const { db } = house.store;
  const live = await db.selectFrom("live_story").selectAll().where("story_id", "=", storyId).executeTakeFirst();
  if (live === undefined) return null;
  let query = db.selectFrom("live_entry").selectAll().where("story_id", "=", storyId);
  if (!isDesk) query = query.where("is_off", "=", 0);
  if (asked.entry !== undefined) query = query.where("id", "<=", asked.entry);
  else if (asked.before !== undefined) query = query.where("id", "<", asked.before);
  const rows = await query
    .orderBy("id", "desc")
    .limit(ENTRIES_PAGE + 1)
    .execute();
  const shown = rows.slice(0, ENTRIES_PAGE);
  return {
    points: pointsOf(live.points),
    beganAt: live.began_at,
    endedAt: live.ended_at,
    isOlder: asked.entry !== undefined || asked.before !== undefined,
    next: rows.length > shown.length ? (shown.at(-1)?.id ?? null) : null,
    entries: shown.map((row) => {
      const blocks = entryBlocks(row.body);
      const { id, at, headline, body, author, note } = row;
      const texts = paragraphsOf(blocks);
      return {
        id,
        formKey: row.form_key,
        at,
        headline,
        body,
        blocks,
        texts,
        author,
        saveNo: row.save_no,
        correctedAt: row.corrected_at,
        note,
        isOff: row.is_off === 1,
      };
    }),
  };
};

/** The words by which a live story is found besides its own. */
export const liveTexts = async (tx: Tx, storyId: string): Promise<readonly string[]> => {
  const rows = await tx
    .selectFrom("live_entry")
    .innerJoin("live_story", "live_story.story_id", "live_entry.story_id")
    .select(["live_entry.headline", "live_entry.body"])
    .where("live_entry.story_id", "=", storyId)
    .where("live_entry.is_off", "=", 0)
    .orderBy("live_entry.id")
    .execute();
  return rows.flatMap((row) => [row.headline, ...paragraphsOf(entryBlocks(row.body))]);
};

export type LiveVersion = {
  readonly entryId: string;
  readonly at: Instant;
  readonly byName: string;
  readonly headline: string;
  readonly body: string;
};

/** How the entries of a desk's page stood before, the newest first. */
export const liveVersions = async (house: House, entries: readonly string[]): Promise<readonly LiveVersion[]> =>
  entries.length === 0
    ? []
    : house.store.db
        .selectFrom("live_version")
        .select(["entry_id as entryId", "at", "by_name as byName", "headline", "body"])
        .where("entry_id", "in", entries)
        .orderBy("id", "desc")
        .execute();
