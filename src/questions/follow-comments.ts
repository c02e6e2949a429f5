import { commentState } from "#conversation";
import type { Bus } from "#events";
import type { House, Tx } from "#store";
import { reopenUnanswered } from "./reopen-unanswered.ts";
import { tellSession } from "./sessions/tell-session.ts";
import { tellQuestion } from "./take-step.ts";
import "./tables.ts";

/** Tells of the session that a question was put to a guest in, or that an answer answers one of. */
const tellItsSession = async (house: House, tx: Tx, id: string): Promise<void> => {
  const session = await tx
    .selectFrom("session_question")
    .innerJoin("guest_session", "guest_session.id", "session_question.session_id")
    .select(["guest_session.id", "guest_session.story_id"])
    .where((eb) =>
      eb.or([
        eb("session_question.question_id", "=", id),
        eb("session_question.question_id", "in", eb.selectFrom("answer").select("question_id").where("comment_id", "=", id)),
      ]),
    )
    .executeTakeFirst();
  if (session !== undefined) await tellSession(house, tx, session);
};

/** Keeps in step with the conversation: a question is shown while readers can see the words that ask it. */
export const followComments = (house: House, bus: Pick<Bus, "subscribe">): void =>
  bus.subscribe({
    name: "questions.follow-comments",
    kinds: ["comment.posted", "comment.changed"],
    hear: async (tx, event) => {
      if (event.kind !== "comment.posted" && event.kind !== "comment.changed") return;
      const { comment, story } = event.body;
      const now = await commentState(tx, comment);
      if (now === null || now.kind === "comment") return;
      await tellItsSession(house, tx, comment);
      if (now.kind === "answer" && now.state !== "published") await reopenUnanswered(house, tx, comment);
      if (now.kind !== "question") return;
      const isShown = now.state === "published" ? 1 : 0;
      const changed = await tx
        .updateTable("question")
        .set({ is_shown: isShown })
        .where("id", "=", comment)
        .where("is_shown", "!=", isShown)
        .returning("id")
        .executeTakeFirst();
      if (changed !== undefined) await tellQuestion(house, tx, { id: comment, story_id: story });
    },
  });
