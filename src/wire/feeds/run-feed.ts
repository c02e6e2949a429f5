import { randomUUID } from "node:crypto";
import { instantOf, later, SECOND, stopwatch } from "#kit";
import type { House, Tx } from "#store";
import { type Feed, feedBackOff, sealedFor } from "./feed.ts";
import type { FeedHouse } from "./feed-house.ts";
import { openFeedIntake, type Sums } from "./feed-intake.ts";
import { feedOf } from "./find-feed.ts";
import { failed, type Looked } from "./look.ts";
import { lookByKind } from "./look-by-kind.ts";
import { noteArrivals } from "./note-arrivals.ts";
import "./tables.ts";

/** A look is cut short after this, so that no feed waits behind another's thousands. */
const LOOK_MS = 5 * SECOND;
/** A feed whose process died is taken over within this. */
const LEASE_MS = 60 * SECOND;
const BEAT_MS = 20 * SECOND;
/** No look lasts so long: one that hangs lets go of its feed. */
const BEATS_MOST = 30;
const WAITING_A_LOOK = 100;

/** The feed, held for `by` alone; null where somebody else holds it, or it is none. */
const lease = async (house: House, id: string, by: string): Promise<Feed | null> => {
  const now = house.clock.now();
  const row = await house.store.transact((tx) =>
    tx
      .updateTable("feed")
      .set({ leased_by: by, leased_until: later(now, LEASE_MS) })
      .where("id", "=", id)
      .where((eb) => eb.or([eb("leased_until", "is", null), eb("leased_until", "<=", now)]))
      .returningAll()
      .executeTakeFirst(),
  );
  return row === undefined ? null : feedOf(row);
};

/** Looks at a feed: first takes what waited in it, then what is new. A bug of ours is a problem of this look and of nothing else. */
const lookOnce = async (
  house: FeedHouse,
  feed: Feed,
  isTimeUp: () => boolean,
): Promise<{ readonly looked: Looked; readonly sums: Sums }> => {
  const intake = openFeedIntake(house, feed);
  const secret = feed.secret === null ? "" : house.sealer.open(feed.secret, sealedFor(feed.id, "secret"));
  try {
    // What waited goes in slices beside what is new: a kill is not to wait for it.
    const isLeft = feed.isOn && (await intake.takeWaiting(WAITING_A_LOOK)) === WAITING_A_LOOK;
    if (secret === null) return { looked: failed("secret-lost", "The key of this site does not open it."), sums: intake.sums() };
    const looked = await lookByKind({ house, feed, secret, intake, isTimeUp });
    return { looked: { ...looked, isMore: looked.isMore === true || isLeft }, sums: intake.sums() };
  } catch (error) {
    return { looked: failed("ours", error instanceof Error ? error.message : String(error)), sums: intake.sums() };
  }
};

const nextOf = (house: House, feed: Feed, looked: Looked, fails: number): string | null => {
  const now = house.clock.ms();
  const everyMs = feed.everyS * SECOND;
  if (looked.problem?.kind === "gone") return null;
  if (looked.problem !== undefined) return instantOf(now + feedBackOff(fails, everyMs, looked.askedMs ?? null, Math.random()));
  if (looked.isMore === true) return instantOf(now);
  return feed.kind === "push" ? null : instantOf(now + everyMs);
};

/** What a look at a feed came to. */
export type FeedReport = { readonly sums: Sums; readonly looked: Looked };

const beating = (house: House, id: string, by: string): NodeJS.Timeout => {
  let beats = 0;
  const timer = setInterval(() => {
    if ((beats += 1) > BEATS_MOST) return clearInterval(timer);
    void house.store.db
      .updateTable("feed")
      .set({ leased_until: later(house.clock.now(), LEASE_MS) })
      .where("id", "=", id)
      .where("leased_by", "=", by)
      .execute()
      .catch(() => {});
  }, BEAT_MS);
  return timer;
};

/** Where the next look begins and when, unless whoever changed the feed meanwhile took it out of our hands. */
const settle = (house: House, tx: Tx, feed: Feed, looked: Looked, by: string): Promise<unknown> => {
  const fails = looked.problem === undefined ? 0 : feed.fails + 1;
  return tx
    .updateTable("feed")
    .set({
      fails,
      problem: looked.problem?.kind ?? null,
      detail: looked.problem?.detail.slice(0, 500) ?? "",
      next_at: nextOf(house, feed, looked, fails),
      leased_by: null,
      leased_until: null,
      ...(looked.cursor === undefined ? {} : { cursor: JSON.stringify(looked.cursor) }),
      ...(looked.address === undefined ? {} : { address: looked.address }),
    })
    .where("id", "=", feed.id)
    .where("leased_by", "=", by)
    .execute();
};

/** Looks at a feed now; null where it is being looked at already. */
export const runFeed = async (house: FeedHouse, id: string): Promise<FeedReport | null> => {
  const by = randomUUID();
  const feed = await lease(house, id, by);
  if (feed === null) return null;
  const beat = beating(house, id, by);
  try {
    const took = stopwatch();
    const { looked, sums } = await lookOnce(house, feed, () => took() > LOOK_MS);
    await noteArrivals(house, feed, sums, looked.problem, took(), (tx) => settle(house, tx, feed, looked, by));
    return { sums, looked };
  } finally {
    clearInterval(beat);
  }
};
