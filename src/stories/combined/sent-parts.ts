import type { Actor } from "#kit";
import type { House, Tx } from "#store";
import type { Part } from "./part.ts";

/** Writes down that a story holds the text of others, and that what kept it from readers has been looked at. */
export const noteSent = async (house: House, tx: Tx, actor: Actor, storyId: string, parts: readonly Part[]): Promise<void> => {
  await tx.deleteFrom("story_basis").where("story_id", "=", storyId).where("how", "=", "combined").execute();
  const ids = [...new Set(parts.map((part) => part.storyId))];
  if (ids.length > 0)
    await tx
      .insertInto("story_basis")
      .values(ids.map((basisId) => ({ story_id: storyId, basis_id: basisId, how: "combined" as const })))
      .execute();
  await tx
    .updateTable("story_flag")
    .set({ seen_at: house.clock.now(), seen_by: actor.id })
    .where("story_id", "=", storyId)
    .where("what", "=", "held")
    .where("seen_at", "is", null)
    .execute();
};
