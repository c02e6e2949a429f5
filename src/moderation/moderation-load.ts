import { countByDay, type Instant } from "#kit";
import type { House } from "#store";
import "./tables.ts";

/**
 * Cases opened since an instant, those of them that were closed, how long half of those took at most, and what waits now in all; `days`: those
 * opened, by day (UTC).
 */
export type ModerationLoad = {
  readonly opened: number;
  readonly closed: number;
  readonly halfMs: number | null;
  readonly waiting: number;
  readonly days: ReadonlyMap<string, number>;
};

/** How much moderators have to do. Two statements. */
export const moderationLoad = async (house: House, since: Instant): Promise<ModerationLoad> => {
  const { db } = house.store;
  const rows = await db.selectFrom("moderation_case").select(["opened_at", "closed_at"]).where("opened_at", ">=", since).execute();
  const waiting = await db
    .selectFrom("moderation_case")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("closed_at", "is", null)
    .executeTakeFirstOrThrow();
  const times = rows
    .flatMap(({ opened_at: from, closed_at: to }) => (to === null ? [] : [Math.max(0, Date.parse(to) - Date.parse(from))]))
    .toSorted((a, b) => a - b);
  const halfMs = times[Math.floor((times.length - 1) / 2)] ?? null;
  return { opened: rows.length, closed: times.length, halfMs, waiting: waiting.count, days: countByDay(rows.map((row) => row.opened_at)) };
};
