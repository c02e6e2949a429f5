import type { Instant } from "#kit";
import type { House } from "#store";
import { feedRows, type IntakeRow } from "../intake-view.ts";
import type { Feed, FeedProblem } from "./feed.ts";
import type { Sums } from "./feed-intake.ts";
import { feedOf } from "./find-feed.ts";
import "./tables.ts";

/** A feed and how it does, as the desk and the command line show it. `waiting` counts documents kept until it is resumed. */
export type FeedView = {
  readonly feed: Feed;
  readonly source: { readonly slug: string; readonly name: string } | null;
  readonly hasKey: boolean;
  readonly checkedAt: Instant | null;
  readonly itemAt: Instant | null;
  readonly lagMs: number | null;
  readonly items: number;
  readonly detail: string;
  readonly isUnderWay: boolean;
  readonly waiting: number;
};

/** One line of a feed's own log. */
export type FeedRun = {
  readonly at: Instant;
  readonly sums: Sums;
  readonly problem: FeedProblem | null;
  readonly detail: string;
};

const rows = (house: House) =>
  house.store.db
    .selectFrom("feed")
    .leftJoin("source", "source.id", "feed.source_id")
    .selectAll("feed")
    .select((eb) => [
      "source.slug as source_slug",
      "source.name as source_name",
      eb
        .selectFrom("item")
        .select((count) => count.fn.countAll<number>().as("count"))
        .whereRef("item.feed_id", "=", "feed.id")
        .where("item.waiting", "is not", null)
        .as("waiting"),
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof rows>["execute"]>>[number];

const viewOf = (house: House, row: Row): FeedView => ({
  feed: feedOf(row),
  source: row.source_slug === null || row.source_name === null ? null : { slug: row.source_slug, name: row.source_name },
  hasKey: row.key_hash !== null,
  checkedAt: row.checked_at,
  itemAt: row.item_at,
  lagMs: row.lag_ms,
  items: row.items,
  detail: row.detail,
  isUnderWay: row.leased_until !== null && row.leased_until > house.clock.now(),
  waiting: row.waiting ?? 0,
});

/** Every feed by name, in one statement. */
export const feedsView = async (house: House): Promise<readonly FeedView[]> =>
  (await rows(house).orderBy("feed.name").orderBy("feed.id").execute()).map((row) => viewOf(house, row));

const RUNS_SHOWN = 20;
const ROWS_SHOWN = 20;

export type FeedPageView = FeedView & { readonly runs: readonly FeedRun[]; readonly rows: readonly IntakeRow[] };

/** One feed with the newest of its log and of what came in by it; null where there is none of that slug. */
export const feedView = async (house: House, slug: string): Promise<FeedPageView | null> => {
  const row = await rows(house).where("feed.slug", "=", slug).executeTakeFirst();
  if (row === undefined) return null;
  const runs = await house.store.db
    .selectFrom("feed_run")
    .selectAll()
    .where("feed_id", "=", row.id)
    .orderBy("id", "desc")
    .limit(RUNS_SHOWN)
    .execute();
  return {
    ...viewOf(house, row),
    rows: await feedRows(house, row.id, ROWS_SHOWN),
    runs: runs.map(({ at, documents, items, kills, refused, waiting, problem, detail }) => ({
      at,
      sums: { documents, items, kills, refused, waiting },
      problem,
      detail,
    })),
  };
};
