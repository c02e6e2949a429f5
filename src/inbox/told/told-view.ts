import type { Instant } from "#kit";
import { membersByIds } from "#members";
import type { House } from "#store";
import "../tables.ts";

/** Somebody who was told of a correction, because they follow the story or replied to it. */
export type ToldPerson = { readonly name: string; readonly handle: string; readonly isFollowing: boolean; readonly hasSeen: boolean };

export type ToldCorrection = {
  readonly at: Instant;
  readonly told: number;
  readonly seen: number;
  /** Those who were told first, by name; no more than a page holds. */
  readonly people: readonly ToldPerson[];
};

const CORRECTIONS_MOST = 10;
const PEOPLE_MOST = 50;

/** The corrections of a story of which people were told, newest first. Deleted notices are not counted: who cleared their inbox was told. */
export const toldOf = async (house: House, storyId: string): Promise<readonly ToldCorrection[]> => {
  const { db } = house.store;
  const corrections = await db
    .selectFrom("notice")
    .select((eb) => [
      "subject",
      eb.fn.min("at").as("at"),
      eb.fn.countAll<number | string>().as("told"),
      eb.fn.count<number | string>("seen_at").as("seen"),
    ])
    .where("story_id", "=", storyId)
    .where("kind", "=", "correction")
    .groupBy("subject")
    .orderBy("at", "desc")
    .limit(CORRECTIONS_MOST)
    .execute();
  if (corrections.length === 0) return [];
  const rows = await db
    .selectFrom("notice")
    .leftJoin("follow", (join) => join.onRef("follow.member_id", "=", "notice.member_id").on("follow.target", "=", `story:${storyId}`))
    .select(["notice.subject", "notice.member_id", "notice.seen_at", "follow.at as followed_at"])
    .where("story_id", "=", storyId)
    .where("kind", "=", "correction")
    .where(
      "subject",
      "in",
      corrections.map(({ subject }) => subject),
    )
    .orderBy("notice.at", "desc")
    .orderBy("notice.member_id")
    .limit(PEOPLE_MOST * CORRECTIONS_MOST)
    .execute();
  const people = await membersByIds(house.store, [...new Set(rows.map((row) => row.member_id))]);
  return corrections.map(({ subject, at, told, seen }) => ({
    at,
    told: Number(told),
    seen: Number(seen),
    people: rows
      .filter((row) => row.subject === subject)
      .flatMap((row) => {
        const person = people.get(row.member_id);
        if (person === undefined) return [];
        return [{ name: person.name, handle: person.handle, isFollowing: row.followed_at !== null, hasSeen: row.seen_at !== null }];
      })
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .slice(0, PEOPLE_MOST),
  }));
};
