import { type Actor, isModerator } from "#kit";
import type { House } from "#store";
import { commentRows, type Row } from "./view.ts";

/** A page of comments of the first level, where the next one goes on, and the turn in which the reading began. */
export type Roots = { readonly rows: readonly Row[]; readonly next: string | null; readonly turn: number };

/** Comments of the first level that `actor` may see; of another level those that answer the comment `under`. */
export const rootRows = (house: House, actor: Actor, storyId: string, under: string | null | undefined = null) => {
  const all = commentRows(house.store.db).where("comment.thread_id", "=", `story:${storyId}`).where("comment.kind", "!=", "opening");
  const rows = under === null ? all.where("comment.depth", "=", 0) : all.where("comment.parent_id", "=", under);
  if (isModerator(actor)) return rows;
  return rows.where((eb) => eb.or([eb("comment.state", "not in", ["held", "rejected"]), eb("comment.author_id", "=", actor.id ?? "")]));
};
