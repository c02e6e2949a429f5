import { type Actor, done, refuse, type Result } from "#kit";
import type { House, Tx } from "#store";
import { lockQuestion, tellQuestion } from "./take-step.ts";
import "./tables.ts";

/** Counts those who want to know a question or one that was merged into it: each member once. */
export const countWants = async (tx: Tx, headId: string): Promise<number> => {
  const { wants } = await tx
    .selectFrom("question_reader")
    .innerJoin("question", "question.id", "question_reader.question_id")
    .select((eb) => eb.fn.count<number>("question_reader.member_id").distinct().as("wants"))
    .where("question.head_id", "=", headId)
    .where("question_reader.is_wanting", "=", 1)
    .executeTakeFirstOrThrow();
  await tx.updateTable("question").set({ wants }).where("id", "=", headId).execute();
  return wants;
};

export type WantProblem = "not-signed-in" | "not-there" | "own";
export type Wanting = { readonly wants: number; readonly isWanting: boolean; readonly isFollowing: boolean };

/** "I want to know too", and following: one each a member, taken back as it was given. Wanting to know follows, too. */
export const wantQuestion = (
  house: House,
  actor: Actor,
  id: string,
  wanted: { readonly isWanting?: boolean; readonly isFollowing?: boolean },
): Promise<Result<Wanting, WantProblem>> =>
  house.store.transact(async (tx) => {
    if (actor.id === null || actor.role === "source") return refuse("not-signed-in");
    const question = await lockQuestion(house, tx, id);
    if (question === null || question.is_shown === 0) return refuse("not-there");
    if (question.asker_id === actor.id && wanted.isWanting !== undefined) return refuse("own");
    const before = await tx
      .selectFrom("question_reader")
      .select(["is_wanting", "is_following"])
      .where("question_id", "=", id)
      .where("member_id", "=", actor.id)
      .executeTakeFirst();
    const isWanting = wanted.isWanting ?? before?.is_wanting === 1;
    const isFollowing = wanted.isFollowing ?? (wanted.isWanting === true ? true : before?.is_following === 1);
    const row = { is_wanting: Number(isWanting), is_following: Number(isFollowing), at: house.clock.now() };
    await tx
      .insertInto("question_reader")
      .values({ question_id: id, member_id: actor.id, ...row })
      .onConflict((conflict) => conflict.columns(["question_id", "member_id"]).doUpdateSet(row))
      .execute();
    const wants = await countWants(tx, question.head_id);
    if (isWanting && before?.is_wanting !== 1)
      await tx.updateTable("question").set({ moved_at: row.at }).where("id", "in", [id, question.head_id]).execute();
    await tellQuestion(house, tx, { id: question.head_id, story_id: question.story_id });
    return done({ wants, isWanting, isFollowing });
  });
