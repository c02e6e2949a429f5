import type { PostProblem } from "#conversation";
import type { Actor } from "#kit";
import type { House, Tx } from "#store";
import type { SessionTable } from "../tables.ts";
import { ASK_MOST, phaseOf, takesAnswers, takesQuestions } from "./session.ts";
import { lockSession } from "./set-up-session.ts";
import { timesOf } from "./tell-session.ts";

/**
 * The session that a question is asked in, locked so that two questions at the same moment are counted; or why it takes none. A form that was
 * sent before is let through: the conversation lands it once.
 */
export const enterSession = async (
  house: House,
  tx: Tx,
  actor: Actor,
  { id, storyId, key }: { readonly id: string; readonly storyId: string; readonly key: string | null },
): Promise<SessionTable | PostProblem> => {
  const session = await lockSession(house, tx, id);
  if (session === null || session.story_id !== storyId || session.called_off_at !== null) return { kind: "not-asking" };
  const asked = await tx
    .selectFrom("session_question")
    .select("form_key")
    .where("session_id", "=", id)
    .where("asker_id", "=", actor.id ?? "")
    .execute();
  if (key !== null && asked.some((row) => row.form_key === key)) return session;
  if (!takesQuestions(phaseOf(timesOf(session), house.clock.now()))) return { kind: "not-asking" };
  return asked.length >= ASK_MOST ? { kind: "asked-enough", most: ASK_MOST } : session;
};

/** Whether `actor` is the guest whom a question was put to, at a time when the guest's word answers it. */
export const isGuestsTurn = async (house: House, tx: Tx, actor: Actor, questionId: string): Promise<boolean> => {
  const session = await tx
    .selectFrom("session_question")
    .innerJoin("guest_session", "guest_session.id", "session_question.session_id")
    .selectAll("guest_session")
    .where("session_question.question_id", "=", questionId)
    .executeTakeFirst();
  if (session === undefined || session.guest_id !== actor.id || session.called_off_at !== null) return false;
  return takesAnswers(phaseOf(timesOf(session), house.clock.now()));
};
