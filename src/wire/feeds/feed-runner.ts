import type { FeedHouse } from "./feed-house.ts";
import { runFeed } from "./run-feed.ts";
import "./tables.ts";

/** Feeds a process looks at at the same time: they wait for others' machines more than they work. */
const AT_ONCE = 6;
const LOOK_EVERY_MS = 1_000;

/** The feeds whose turn it is, those that have waited longest first. */
const dueFeeds = async (house: FeedHouse, most: number): Promise<readonly string[]> => {
  const now = house.clock.now();
  const rows = await house.store.db
    .selectFrom("feed")
    .select("id")
    .where("next_at", "<=", now)
    .where((eb) => eb.or([eb("leased_until", "is", null), eb("leased_until", "<=", now)]))
    .orderBy("next_at")
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.map((row) => row.id);
};

/** Looks once at every feed that is due, one after the other; resolves to how many. */
export const runDueFeeds = async (house: FeedHouse): Promise<number> => {
  const ids = await dueFeeds(house, 1_000);
  for (const id of ids) await runFeed(house, id);
  return ids.length;
};

/**
 * Looks at feeds as they fall due until `signal` aborts, then waits for looks begun. When each is due, who holds it and how it failed stands in
 * its row, so that a process that dies loses nothing and any number of processes share the feeds.
 */
export const runFeeds = async (house: FeedHouse, onError: (error: unknown) => void, signal: AbortSignal): Promise<void> => {
  const running = new Map<string, Promise<unknown>>();
  let wake = (): void => {};
  const rouse = (): void => wake();
  signal.addEventListener("abort", rouse);
  while (!signal.aborted) {
    const free = AT_ONCE - running.size;
    const due = free === 0 ? [] : await dueFeeds(house, free + running.size).catch((error: unknown) => (onError(error), []));
    for (const id of due.filter((each) => !running.has(each)).slice(0, free)) {
      const one = runFeed(house, id)
        .catch(onError)
        .finally(() => {
          running.delete(id);
          rouse();
        });
      running.set(id, one);
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOOK_EVERY_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (signal.aborted) wake();
    });
  }
  await Promise.allSettled(running.values());
};
