import { type Actor, done, refuse, type Result } from "#kit";
import type { House } from "#store";
import { rankComment } from "./rank-comment.ts";
import { mayRun, type RunProblem } from "./run-thread.ts";
import { lockComment, tellChanged } from "./take-off.ts";

/** Picks a comment for the newsroom, or picks it no longer. A pick lifts it a little and says so. */
export const pickComment = (house: House, actor: Actor, commentId: string, isPicked: boolean): Promise<Result<null, RunProblem>> =>
  house.store.transact(async (tx) => {
    const problem = mayRun(actor);
    if (problem !== null) return refuse(problem);
    const comment = await lockComment(house, tx, commentId);
    if (comment === null || comment.state !== "published") return refuse("not-there");
    const picked = { ...comment, is_picked: Number(isPicked) };
    await tx.updateTable("comment").set({ is_picked: picked.is_picked }).where("id", "=", commentId).execute();
    await rankComment(house, tx, picked);
    await tellChanged(house, tx, comment);
    return done(null);
  });
