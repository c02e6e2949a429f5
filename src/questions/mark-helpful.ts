import type { House, Tx } from "#store";
import { commentState } from "#conversation";
import { visitor } from "#kit";
import { lockQuestion } from "./take-step.ts";
import { markAnswered } from "./write-typed.ts";
import "./tables.ts";

/**
 * Answers of readers that people who usually differ call helpful answer their questions, as if the newsroom had said so; it stays said. Called in
 * the transaction that publishes a run of the scorer.
 */
export const markHelpful = async (house: House, tx: Tx, commentIds: readonly string[]): Promise<void> => {
  const answers = await tx
    .selectFrom("answer")
    .select(["comment_id", "question_id"])
    .where("comment_id", "in", commentIds)
    .where("is_marked", "=", 0)
    .orderBy("question_id")
    .orderBy("comment_id")
    .execute();
  for (const answer of answers) {
    if ((await commentState(tx, answer.comment_id))?.state !== "published") continue;
    const question = await lockQuestion(house, tx, answer.question_id);
    if (question === null || !(await markAnswered(house, tx, visitor, question, answer.comment_id))) continue;
    await tx.updateTable("answer").set({ is_marked: 1, marked_by: null }).where("comment_id", "=", answer.comment_id).execute();
  }
};
