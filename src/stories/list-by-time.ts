import { type Instant, later } from "#kit";
import type { House, Store } from "#store";
import { vanished } from "./absence.ts";
import { permitted, published, type Teaser } from "./queries.ts";

/** A month in which something was published: "2026-03", and when the newest change in it was. */
export type Month = { readonly month: string; readonly updatedAt: Instant };

/** The months with public stories, newest first. */
export const storyMonths = async (store: Store): Promise<readonly Month[]> => {
  const rows = await store.db
    .selectFrom("story")
    .select((eb) => [eb.fn<string>("substr", ["published_at", eb.val(1), eb.val(7)]).as("month"), eb.fn.max("updated_at").as("updated_at")])
    .where("state", "=", "published")
    .where("published_at", "is not", null)
    .groupBy("month")
    .orderBy("month", "desc")
    .execute();
  return rows.map((row) => ({ month: row.month, updatedAt: row.updated_at ?? "" }));
};

const MONTH_MOST = 50_000; // what a sitemap may hold

/** The public stories first published in a month, newest first. */
export const storiesOfMonth = async (house: House, month: string): Promise<readonly Teaser[]> => {
  const rows = await published(house.store.db)
    .where("published_at", ">=", month)
    .where("published_at", "<", `${month}-99`)
    .orderBy("published_at", "desc")
    .limit(MONTH_MOST)
    .execute();
  return permitted(rows, house.clock.now(), "archive");
};

/** The public stories first published in the last `ms`, newest first. */
export const storiesSince = async (house: House, ms: number, most: number): Promise<readonly Teaser[]> => {
  const rows = await published(house.store.db)
    .where("published_at", ">=", later(house.clock.now(), -ms))
    .orderBy("published_at", "desc")
    .limit(most)
    .execute();
  return permitted(rows, house.clock.now(), "search");
};

/** A story that was public and that its source withdrew. */
export type Withdrawn = { readonly shortId: string; readonly at: Instant };

/** The stories that sources withdrew, newest first; of one section or source where `of` names it. */
export const withdrawnStories = async (
  store: Store,
  most: number,
  of: { readonly section?: string; readonly source?: string } = {},
): Promise<readonly Withdrawn[]> => {
  const rows = await store.db
    .selectFrom("story")
    .innerJoin("source", "source.id", "story.source_id")
    .select(["short_id", "killed_at"])
    .where("killed_at", "is not", null)
    .where("published_at", "is not", null)
    .where("story.id", "not in", vanished(store.db))
    .$if(of.section !== undefined, (query) => query.where("section", "=", of.section ?? ""))
    .$if(of.source !== undefined, (query) => query.where("source.slug", "=", of.source ?? ""))
    .orderBy("killed_at", "desc")
    .limit(most)
    .execute();
  return rows.map((row) => ({ shortId: row.short_id, at: row.killed_at ?? "" }));
};
