import type { Store } from "#store";
import { type Feed, readSettings } from "./feed.ts";
import type { FeedTable } from "./tables.ts";

export const feedOf = (row: FeedTable): Feed => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  kind: row.kind,
  sourceId: row.source_id,
  address: row.address,
  everyS: row.every_s,
  isOn: row.is_on === 1,
  settings: readSettings(row.settings),
  secret: row.secret,
  signing: row.signing,
  cursor: row.cursor,
  fails: row.fails,
  problem: row.problem,
  nextAt: row.next_at,
});

/** The feed of that slug; null where there is none. */
export const findFeed = async (store: Store, slug: string): Promise<Feed | null> => {
  const row = await store.db.selectFrom("feed").selectAll().where("slug", "=", slug).executeTakeFirst();
  return row === undefined ? null : feedOf(row);
};
