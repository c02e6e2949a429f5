import type { Instant } from "#kit";
import type { House } from "#store";
import type { Feed } from "./feed.ts";
import "./tables.ts";

/** What was seen of a feed: `mark` tells whether it changed since; `isTaken` false was looked at and not taken yet. */
export type Seen = { readonly mark: string; readonly isTaken: boolean };

const ROWS_A_STATEMENT = 200; // parameters of a statement are bounded on both databases

const slices = <Value>(values: readonly Value[]): readonly (readonly Value[])[] =>
  Array.from({ length: Math.ceil(values.length / ROWS_A_STATEMENT) }, (_, no) =>
    values.slice(no * ROWS_A_STATEMENT, (no + 1) * ROWS_A_STATEMENT),
  );

/** What the last look at a feed saw, by name. */
export const seenOf = async (house: House, feed: Feed): Promise<ReadonlyMap<string, Seen>> => {
  const rows = await house.store.db.selectFrom("feed_seen").select(["name", "mark", "is_taken"]).where("feed_id", "=", feed.id).execute();
  return new Map(rows.map((row) => [row.name, { mark: row.mark, isTaken: row.is_taken === 1 }]));
};

/** Which of `names` were seen of a feed. */
export const seenAmong = async (house: House, feed: Feed, names: readonly string[]): Promise<ReadonlySet<string>> => {
  const found = new Set<string>();
  for (const part of slices(names)) {
    const rows = await house.store.db
      .selectFrom("feed_seen")
      .select("name")
      .where("feed_id", "=", feed.id)
      .where("name", "in", part)
      .execute();
    for (const { name } of rows) found.add(name);
  }
  return found;
};

/** Forgets what was seen before `at`. */
export const forgetBefore = (house: House, feed: Feed, at: Instant): Promise<unknown> =>
  house.store.transact((tx) => tx.deleteFrom("feed_seen").where("feed_id", "=", feed.id).where("at", "<", at).execute());

/** Remembers one thing seen. */
export const remember = (house: House, feed: Feed, name: string, seen: Seen): Promise<unknown> => {
  const row = { mark: seen.mark, is_taken: seen.isTaken ? 1 : 0, at: house.clock.now() };
  return house.store.transact((tx) =>
    tx
      .insertInto("feed_seen")
      .values({ feed_id: feed.id, name, ...row })
      .onConflict((conflict) => conflict.columns(["feed_id", "name"]).doUpdateSet(row))
      .execute(),
  );
};

/** Forgets those names: what is no longer there needs no remembering. */
export const forget = async (house: House, feed: Feed, names: readonly string[]): Promise<void> => {
  for (const part of slices(names))
    await house.store.transact((tx) => tx.deleteFrom("feed_seen").where("feed_id", "=", feed.id).where("name", "in", part).execute());
};

/** Makes `names` what was seen of a feed, and nothing else. */
export const replaceSeen = async (house: House, feed: Feed, known: ReadonlyMap<string, Seen>, names: readonly string[]): Promise<void> => {
  const now = new Set(names);
  await forget(
    house,
    feed,
    [...known.keys()].filter((name) => !now.has(name)),
  );
  for (const part of slices([...now].filter((name) => !known.has(name))))
    await house.store.transact((tx) =>
      tx
        .insertInto("feed_seen")
        .values(part.map((name) => ({ feed_id: feed.id, name, mark: "", is_taken: 1, at: house.clock.now() })))
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    );
};
