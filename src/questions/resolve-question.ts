import { type Actor, done, isEditor, refuse, type Result } from "#kit";
import { after } from "./question.ts";
import type { QuestionTable } from "./tables.ts";
import type { AskHouse } from "./question-house.ts";
import { lockQuestion, tellQuestion } from "./take-step.ts";
import { markAnswered } from "./write-typed.ts";

export type ResolveProblem = "not-signed-in" | "not-yours" | "not-there" | "not-now";

/** The answer that resolves a question, by its asker's word: a badge on it, which moves nothing. `null` takes it back. */
export const resolveQuestion = (
  house: AskHouse,
  actor: Actor,
  id: string,
  answerId: string | null,
): Promise<Result<null, ResolveProblem>> =>
  house.store.transact(async (tx) => {
    if (actor.id === null) return refuse("not-signed-in");
    const question = await lockQuestion(house, tx, id);
    if (question === null) return refuse("not-there");
    if (question.asker_id !== actor.id) return refuse("not-yours");
    if (answerId !== null) {
      const answer = await tx.selectFrom("answer").select("question_id").where("comment_id", "=", answerId).executeTakeFirst();
      if (answer?.question_id !== id) return refuse("not-there");
    }
    const set: Pick<QuestionTable, "resolved_at" | "resolved_by"> = {
      resolved_at: answerId === null ? null : house.clock.now(),
      resolved_by: answerId,
    };
    await tx.updateTable("question").set(set).where("id", "=", id).execute();
    await tellQuestion(house, tx, question);
    return done(null);
  });

/** The newsroom says that a reader's answer answers the question. */
export const markAnswer = (house: AskHouse, actor: Actor, id: string, answerId: string): Promise<Result<null, ResolveProblem>> =>
  house.store.transact(async (tx) => {
    if (actor.id === null) return refuse("not-signed-in");
    if (!isEditor(actor)) return refuse("not-yours");
    const question = await lockQuestion(house, tx, id);
    const answer = await tx.selectFrom("answer").selectAll().where("comment_id", "=", answerId).executeTakeFirst();
    if (question === null || answer?.question_id !== id) return refuse("not-there");
    if (answer.is_marked === 1 && after(question.state, "reopen") !== null) return done(null);
    if (!(await markAnswered(house, tx, actor, question, answerId))) return refuse("not-now");
    await tx.updateTable("answer").set({ is_marked: 1, marked_by: actor.id }).where("comment_id", "=", answerId).execute();
    return done(null);
  });
