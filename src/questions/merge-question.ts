import { type Actor, done, refuse, type Result } from "#kit";
import type { House, Tx } from "#store";
import { after, mayRunDesk } from "./question.ts";
import type { RunProblem } from "./run-question.ts";
import { lockQuestion, takeStep, tellQuestion } from "./take-step.ts";
import type { QuestionTable } from "./tables.ts";
import { countWants } from "./want-question.ts";

export type MergeProblem = RunProblem | "itself" | "into-merged";

/** Locks two questions in the order of their ids, so that two merges cannot wait for each other. */
const lockBoth = async (house: House, tx: Tx, one: string, two: string): Promise<readonly [QuestionTable | null, QuestionTable | null]> => {
  const first = await lockQuestion(house, tx, one < two ? one : two);
  const second = await lockQuestion(house, tx, one < two ? two : one);
  return one < two ? [first, second] : [second, first];
};

/**
 * Says that a question asks the same as another. Whoever wants to know or follows it counts for the other, each member once; the rows stay
 * where they were said, so that taking it back leaves everything as it was.
 */
export const mergeQuestion = (house: House, actor: Actor, id: string, intoId: string): Promise<Result<null, MergeProblem>> =>
  house.store.transact(async (tx) => {
    if (!mayRunDesk(actor)) return refuse("not-yours");
    if (id === intoId) return refuse("itself");
    const [question, into] = await lockBoth(house, tx, id, intoId);
    if (question === null || into === null) return refuse("not-there");
    if (into.state === "merged") return refuse("into-merged");
    if (after(question.state, "merge") === null) return refuse("not-now");
    await tx.updateTable("question").set({ head_id: into.id }).where("head_id", "=", question.id).execute();
    const set = { merged_into: into.id, before_merge: question.state, head_id: into.id };
    await takeStep(house, tx, question, { step: "merge", byId: actor.id, set, details: { into: into.id } });
    await countWants(tx, into.id);
    await tx.updateTable("question").set({ moved_at: house.clock.now() }).where("id", "=", into.id).execute();
    await tellQuestion(house, tx, into);
    return done(null);
  });

/** Takes a merge back. What was merged into the question goes with it. */
export const unmergeQuestion = (house: House, actor: Actor, id: string): Promise<Result<null, MergeProblem>> =>
  house.store.transact(async (tx) => {
    if (!mayRunDesk(actor)) return refuse("not-yours");
    const question = await lockQuestion(house, tx, id);
    if (question === null) return refuse("not-there");
    if (question.state !== "merged") return refuse("not-now");
    const head = question.head_id;
    await takeStep(house, tx, question, { step: "unmerge", byId: actor.id, set: { merged_into: null, before_merge: null, head_id: id } });
    for (let ids = [id]; ids.length > 0;) {
      const below = await tx.updateTable("question").set({ head_id: id }).where("merged_into", "in", ids).returning("id").execute();
      ids = below.map((row) => row.id);
    }
    for (const each of [id, head]) await countWants(tx, each);
    await tellQuestion(house, tx, { id: head, story_id: question.story_id });
    return done(null);
  });
