import { membersByIds } from "#members";
import type { House } from "#store";

/** The names of readers because of whose notes the desk changed a story, without those who wanted none said. */
export const creditedFor = async (house: House, storyId: string): Promise<readonly string[]> => {
  const rows = await house.store.db
    .selectFrom("note")
    .select("author_id")
    .distinct()
    .where("story_id", "=", storyId)
    .where("state", "=", "incorporated")
    .where("is_unnamed", "=", 0)
    .where("quote", "<>", "")
    .execute();
  if (rows.length === 0) return [];
  const people = await membersByIds(
    house.store,
    rows.map((row) => row.author_id),
  );
  return [...people.values()].map((person) => person.name).toSorted();
};
