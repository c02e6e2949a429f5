import { sql } from "kysely";
import type { Instant } from "#kit";
import type { House } from "#store";
import "./tables.ts";

/** How many public replies were posted on each day (UTC) since `since`, by day. One statement. */
export const repliesByDay = async (house: House, since: Instant): Promise<ReadonlyMap<string, number>> => {
  const rows = await house.store.db
    .selectFrom("comment")
    .select([sql<string>`substr(posted_at, 1, 10)`.as("day"), (eb) => eb.fn.countAll<number>().as("replies")])
    .where("state", "=", "published")
    .where("posted_at", ">=", since)
    .groupBy(sql`substr(posted_at, 1, 10)`)
    .execute();
  return new Map(rows.map((row) => [row.day, row.replies]));
};

/** The stories with the most public replies posted since `since`. One statement. */
export const mostReplied = async (
  house: House,
  since: Instant,
  most: number,
): Promise<readonly { readonly storyId: string; readonly replies: number }[]> => {
  const rows = await house.store.db
    .selectFrom("comment")
    .select(["story_id as storyId", (eb) => eb.fn.countAll<number>().as("replies")])
    .where("state", "=", "published")
    .where("posted_at", ">=", since)
    .groupBy("story_id")
    .orderBy("replies", "desc")
    .orderBy("story_id")
    .limit(most)
    .execute();
  return rows;
};
