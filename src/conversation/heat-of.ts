import { later, MINUTE } from "#kit";
import type { House } from "#store";
import "./tables.ts";

const HEAT_MS = 30 * MINUTE;
const HEAT_LOOKS_AT = 200;
const HOT_FROM = 20; // comments: fewer are no crowd
const HOT_A_HEAD = 4; // comments a person: two people quarrelling
const HOT_REMOVED = 0.1;
const HOT_UNHELPFUL = 0.5;

/** How a conversation has been in the last half hour. `isHot`: slow mode would help. */
export type Heat = { readonly comments: number; readonly people: number; readonly isHot: boolean };

/**
 * Few people writing much, many removals or more votes against than for: what goes before a quarrel (Hacker News damps what has more comments
 * than points). Looks at the newest 200 comments. One statement.
 */
export const heatOf = async (house: House, storyId: string): Promise<Heat> => {
  const rows = await house.store.db
    .selectFrom("comment")
    .select(["author_id", "state", "respect", "doesnt_help", "posted_at"])
    .where("thread_id", "=", `story:${storyId}`)
    .orderBy("seq", "desc")
    .limit(HEAT_LOOKS_AT)
    .execute();
  const since = later(house.clock.now(), -HEAT_MS);
  const recent = rows.filter((row) => row.posted_at > since);
  const people = new Set(recent.map((row) => row.author_id)).size;
  const removed = recent.filter((row) => row.state === "hidden" || row.state === "rejected").length;
  const against = recent.reduce((sum, row) => sum + row.doesnt_help, 0);
  const votes = recent.reduce((sum, row) => sum + row.respect + row.doesnt_help, 0);
  const isCrowd = recent.length >= HOT_FROM;
  const isHot =
    isCrowd &&
    (recent.length / people >= HOT_A_HEAD ||
      removed / recent.length >= HOT_REMOVED ||
      (votes >= HOT_FROM && against / votes >= HOT_UNHELPFUL));
  return { comments: recent.length, people, isHot };
};
