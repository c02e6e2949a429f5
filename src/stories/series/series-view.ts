import type { Instant } from "#kit";
import type { House } from "#store";
import { earliest } from "../earliest.ts";
import { storiesByIds, type Teaser, untilOfAll } from "../queries.ts";
import "./tables.ts";

export type Series = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly about: string;
  readonly lang: string;
  /** Whether nothing more is to come. */
  readonly isDone: boolean;
};

export type SeriesView = Series & {
  /** In their order; those that may not be shown are left out, and the others are counted without them. */
  readonly parts: readonly Teaser[];
  readonly until: Instant | null;
};

const SERIES_MOST = 200;

type Row = { id: string; slug: string; title: string; about: string; lang: string; is_done: number };
const read = ({ is_done, ...row }: Row): Series => ({ ...row, isDone: is_done === 1 });
const COLUMNS = ["series.id", "series.slug", "series.title", "series.about", "series.lang", "series.is_done"] as const;

/** Every series, the one last changed first. */
export const listSeries = async (house: House): Promise<readonly Series[]> =>
  (await house.store.db.selectFrom("series").select(COLUMNS).orderBy("changed_at", "desc").orderBy("id").limit(SERIES_MOST).execute()).map(
    read,
  );

/** One series with its parts, in three statements; null where there is none. */
export const seriesView = async (house: House, slug: string): Promise<SeriesView | null> => {
  const { db } = house.store;
  const row = await db.selectFrom("series").select(COLUMNS).where("slug", "=", slug).executeTakeFirst();
  if (row === undefined) return null;
  const places = await db.selectFrom("series_part").select("story_id").where("series_id", "=", row.id).orderBy("place").execute();
  const parts = await storiesByIds(
    house,
    places.map((place) => place.story_id),
  );
  return { ...read(row), parts, until: untilOfAll(parts) };
};

/** Where a story stands in a series, and what comes before and after it. */
export type InSeries = {
  readonly series: Series;
  readonly no: number;
  readonly of: number;
  readonly before: Teaser | null;
  readonly after: Teaser | null;
  readonly until: Instant | null;
};

/** The series that a story is a part of: one statement for most stories, two for those that are. */
export const seriesOf = async (house: House, storyId: string): Promise<readonly InSeries[]> => {
  const rows = await house.store.db
    .selectFrom("series_part as own")
    .innerJoin("series", "series.id", "own.series_id")
    .innerJoin("series_part as part", "part.series_id", "own.series_id")
    .select([...COLUMNS, "part.story_id"])
    .where("own.story_id", "=", storyId)
    .orderBy("series.id")
    .orderBy("part.place")
    .execute();
  if (rows.length === 0) return [];
  const stories = new Map((await storiesByIds(house, [...new Set(rows.map((row) => row.story_id))])).map((story) => [story.id, story]));
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((parts) => {
    const [first] = parts;
    const shown = parts.flatMap((part) => stories.get(part.story_id) ?? []);
    const at = shown.findIndex((story) => story.id === storyId);
    if (first === undefined || at === -1) return [];
    const { story_id: _part, ...series } = first;
    const [before = null, after = null] = [shown[at - 1], shown[at + 1]];
    return [{ series: read(series), no: at + 1, of: shown.length, before, after, until: earliest(untilOfAll(shown)) }];
  });
};
