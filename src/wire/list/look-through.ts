import { type Actor, cursorOf, isEditor } from "#kit";
import type { House } from "#store";
import "./tables.ts";
import { filterIn, type FilterLine, finds, type WireFilter } from "./wire-filter.ts";

/** Lines that one look goes through, newest first: its work is the same however many there are; the next page goes on from there. */
export const LOOK_MOST = 2_000;
/** Lines that are counted through for what is new in each filter. */
const COUNT_MOST = 1_000;

type Look = { readonly sourceId: string | null; readonly before: string | null; readonly most: number };

const linesOf = async (
  house: House,
  filter: Pick<WireFilter, "state"> | null,
  { sourceId, before, most }: Look,
): Promise<readonly FilterLine[]> => {
  const newest = house.store.db
    .selectFrom("intake")
    .select(["intake.id", "intake.headline", "intake.slugline", "intake.outcome", "intake.source_id", "intake.story_id"])
    .$if(sourceId !== null, (query) => query.where("intake.source_id", "=", sourceId))
    .$if(filter !== null && filter.state !== "", (query) =>
      query.where("intake.outcome", "=", (filter?.state ?? "") as FilterLine["outcome"]),
    )
    .$if(before !== null, (query) => query.where("intake.id", "<", before ?? ""))
    .orderBy("intake.id", "desc")
    .limit(most);
  return house.store.db
    .selectFrom(newest.as("newest"))
    .leftJoin("source", "source.id", "newest.source_id")
    .leftJoin("story", "story.id", "newest.story_id")
    .select(["newest.id", "newest.headline", "newest.slugline", "newest.outcome", "source.slug as source"])
    .select(["story.section", "story.lang", "story.urgency", "story.state"])
    .orderBy("newest.id", "desc")
    .execute();
};

/** The lines of a page that a filter finds, and where the next page begins; `through` is how many were looked through. One statement. */
export const lookThrough = async (
  house: House,
  filter: WireFilter,
  { sourceId, before, page }: { readonly sourceId: string | null; readonly before: string | null; readonly page: number },
): Promise<{ readonly ids: readonly string[]; readonly next: string | null; readonly through: number }> => {
  const lines = await linesOf(house, filter, { sourceId, before, most: LOOK_MOST });
  const found = lines.filter(finds(filter));
  const ids = found.slice(0, page).map(({ id }) => id);
  const isMore = found.length > page;
  const last = isMore ? ids.at(-1) : lines.length === LOOK_MOST ? lines.at(-1)?.id : undefined;
  return { ids, next: last === undefined ? null : cursorOf(last), through: lines.length };
};

/** A filter that somebody keeps, with how many lines came since they last looked; `isMore`: that many at least. */
export type KeptFilter = {
  readonly id: string;
  readonly name: string;
  readonly isOwn: boolean;
  readonly isShared: boolean;
  readonly wanted: WireFilter;
  readonly fresh: number;
  readonly isMore: boolean;
};

/** An editor's own filters and those shared with the newsroom, with what is new in each: two statements, one where there are none. */
export const keptFilters = async (house: House, actor: Actor): Promise<readonly KeptFilter[]> => {
  const { id: memberId } = actor;
  if (!isEditor(actor) || memberId === null) return [];
  const rows = await house.store.db
    .selectFrom("wire_filter")
    .leftJoin("wire_filter_seen", (join) =>
      join.onRef("wire_filter_seen.filter_id", "=", "wire_filter.id").on("wire_filter_seen.member_id", "=", memberId),
    )
    .selectAll("wire_filter")
    .select("intake_id")
    .where((eb) => eb.or([eb("owner_id", "=", memberId), eb("is_shared", "=", 1)]))
    .orderBy("wire_filter.made_at")
    .orderBy("wire_filter.id")
    .execute();
  if (rows.length === 0) return [];
  const lines = await linesOf(house, null, { sourceId: null, before: null, most: COUNT_MOST });
  const oldest = lines.at(-1)?.id ?? "";
  return rows.map((row) => {
    const wanted = filterIn(JSON.parse(row.wanted) as Record<string, unknown>);
    const since = row.intake_id ?? "";
    return {
      ...{ id: row.id, name: row.name, isOwn: row.owner_id === memberId, isShared: row.is_shared === 1, wanted },
      fresh: lines.filter(({ id }) => id > since).filter(finds(wanted)).length,
      isMore: lines.length === COUNT_MOST && since < oldest,
    };
  });
};

/** Who has looked at each of these lines. */
export const seenBy = async (house: House, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> => {
  if (ids.length === 0) return new Map();
  const rows = await house.store.db
    .selectFrom("wire_seen")
    .select(["intake_id", "member_id"])
    .where("intake_id", "in", ids)
    .orderBy("at")
    .execute();
  return new Map([...Map.groupBy(rows, (row) => row.intake_id)].map(([id, seen]) => [id, seen.map((row) => row.member_id)]));
};
