import { type Actor, done, refuse, type Result } from "#kit";
import type { House } from "#store";
import type { Feed } from "./feed.ts";
import { noteFeedAct } from "./feed-history.ts";
import { maySee, maySetUp } from "./feed-policy.ts";

/**
 * `look`: have it looked at now. `pause`: only what takes a story off or holds it is taken, the rest is kept and waits. `resume`: take what
 * waits and go on, also after it was closed. `trust`: believe the key that its server shows next.
 */
export const STEERS = ["look", "pause", "resume", "trust", "remove"] as const;
export type Steer = (typeof STEERS)[number];

export type SteerProblem = "not-allowed" | "items-wait";

/** Steers a feed. What waits in a paused feed would have no way in any more: such a feed is not removed. */
export const steerFeed = async (house: House, actor: Actor, feed: Feed, steer: Steer): Promise<Result<null, SteerProblem>> => {
  if (!(steer === "look" ? maySee(actor) : maySetUp(actor))) return refuse("not-allowed");
  const next_at = house.clock.now();
  return house.store.transact(async (tx) => {
    if (steer === "remove") {
      const waiting = await tx
        .selectFrom("item")
        .select("id")
        .where("feed_id", "=", feed.id)
        .where("waiting", "is not", null)
        .limit(1)
        .executeTakeFirst();
      if (waiting !== undefined) return refuse("items-wait");
      await tx.deleteFrom("feed").where("id", "=", feed.id).execute();
      await noteFeedAct(house, tx, actor, feed, steer);
      return done(null);
    }
    const fresh = { fails: 0, problem: null, detail: "", leased_until: null, leased_by: null };
    const change = {
      look: feed.kind === "push" ? {} : { next_at },
      pause: { is_on: 0 },
      // A feed that others push to is looked at once, for what waits in it.
      resume: { is_on: 1, next_at, ...fresh },
      trust: { cursor: "{}", next_at, ...fresh },
    }[steer];
    const isNews = steer === "trust" || (steer === "pause" && feed.isOn) || (steer === "resume" && !feed.isOn);
    if (isNews) await noteFeedAct(house, tx, actor, feed, steer);
    if (Object.keys(change).length > 0) await tx.updateTable("feed").set(change).where("id", "=", feed.id).execute();
    return done(null);
  });
};
