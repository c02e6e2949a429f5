import { commentState } from "#conversation";
import type { House, Tx } from "#store";
import { openedAgain } from "./run-question.ts";
import { lockQuestion, takeStep } from "./take-step.ts";
import "./tables.ts";

/** Opens the question of an answer again that readers can no longer see, where no other answers it: what is answered has an answer to be read. */
export const reopenUnanswered = async (house: House, tx: Tx, commentId: string): Promise<void> => {
  const answer = await tx.selectFrom("answer").select(["question_id", "is_marked"]).where("comment_id", "=", commentId).executeTakeFirst();
  if (answer?.is_marked !== 1) return;
  const question = await lockQuestion(house, tx, answer.question_id);
  if (question?.state !== "answered") return;
  const marked = await tx
    .selectFrom("answer")
    .select("comment_id")
    .where("question_id", "=", question.id)
    .where("is_marked", "=", 1)
    .execute();
  for (const { comment_id: id } of marked) if ((await commentState(tx, id))?.state === "published") return;
  await takeStep(house, tx, question, { step: "reopen", byId: null, set: openedAgain(house, question), details: { answer: commentId } });
};
