import type { House } from "#store";
import "./tables.ts";

/** One page view in four reports what it showed, and counts for four. */
export const SAMPLE = 4;
export const SEEN_MOST = 60; // comments that one report may name: more than a page shows

/** Notes that readers had these comments of a story in view. Nobody is named or remembered. One statement. */
export const noteSeen = async (house: House, storyId: string, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  await house.store.transact((tx) =>
    tx
      .updateTable("comment")
      .set((eb) => ({ seen: eb("seen", "+", SAMPLE) }))
      .where("thread_id", "=", `story:${storyId}`)
      .where("id", "in", ids.slice(0, SEEN_MOST))
      .where("state", "=", "published")
      .execute(),
  );
};
