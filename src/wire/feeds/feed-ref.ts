import type { Store } from "#store";
import "./tables.ts";

/** What taking a document in has to know of the feed it came by. `sourceId` null: its items name their source. */
export type FeedRef = { readonly id: string; readonly sourceId: string | null; readonly isPaused: boolean };

/** The feed of that id as it is now; null where it was removed. */
export const feedRefOf = async (store: Store, id: string): Promise<FeedRef | null> => {
  const row = await store.db.selectFrom("feed").select(["id", "source_id", "is_on"]).where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : { id: row.id, sourceId: row.source_id, isPaused: row.is_on === 0 };
};
