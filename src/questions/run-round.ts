import { type Actor, DAY, done, later, newShortId, refuse, type Result, instantOf } from "#kit";
import { type House, lockRow, type Tx } from "#store";
import { DUE_DAYS, mayRunDesk, ROUND_LEAST, ROUND_MOST, workingDaysAfter } from "./question.ts";
import { lockQuestion, takeStep, tellQuestion } from "./take-step.ts";
import type { WantProblem } from "./want-question.ts";

export type RoundProblem = "not-yours" | "not-there" | "not-now" | "too-few" | "too-many";

const DAYS_MOST = 30;

/** Opens a round of voting among shortlisted questions; readers have one vote in it, and nobody sees counts until its end. */
export const openRound = (
  house: House,
  actor: Actor,
  { ids, days }: { readonly ids: readonly string[]; readonly days: number },
): Promise<Result<{ readonly id: string }, RoundProblem>> =>
  house.store.transact(async (tx) => {
    if (!mayRunDesk(actor)) return refuse("not-yours");
    const chosen = [...new Set(ids)].toSorted();
    if (chosen.length < ROUND_LEAST) return refuse("too-few");
    if (chosen.length > ROUND_MOST) return refuse("too-many");
    const id = newShortId(10);
    const now = house.clock.now();
    const ends = later(now, Math.max(1, Math.min(DAYS_MOST, Math.trunc(days))) * DAY);
    const round = { id, by_id: actor.id ?? "", state: "open", opened_at: now, ends_at: ends, won_id: null } as const;
    const questions = [];
    for (const each of chosen) {
      const question = await lockQuestion(house, tx, each);
      if (question === null) return refuse("not-there");
      if (question.state !== "shortlisted" || question.is_shown === 0) return refuse("not-now");
      questions.push(question);
    }
    await tx.insertInto("question_round").values(round).execute();
    for (const question of questions) await takeStep(house, tx, question, { step: "enter", byId: actor.id, details: { round: id } });
    const entries = questions.map((question, place) => ({ round_id: id, question_id: question.id, place, votes: 0 }));
    await tx.insertInto("round_entry").values(entries).execute();
    return done({ id });
  });

/** One vote a member in a round, to be changed until its end. */
export const voteInRound = (house: House, actor: Actor, roundId: string, questionId: string): Promise<Result<null, WantProblem | "over">> =>
  house.store.transact(async (tx) => {
    if (actor.id === null || actor.role === "source") return refuse("not-signed-in");
    const round = await tx.selectFrom("question_round").selectAll().where("id", "=", roundId).executeTakeFirst();
    if (round === undefined) return refuse("not-there");
    if (round.state === "over" || round.ends_at <= house.clock.now()) return refuse("over");
    const entry = await tx
      .selectFrom("round_entry")
      .select("question_id")
      .where("round_id", "=", roundId)
      .where("question_id", "=", questionId)
      .executeTakeFirst();
    if (entry === undefined) return refuse("not-there");
    const vote = { question_id: questionId, at: house.clock.now() };
    await tx
      .insertInto("round_vote")
      .values({ round_id: roundId, member_id: actor.id, ...vote })
      .onConflict((conflict) => conflict.columns(["round_id", "member_id"]).doUpdateSet(vote))
      .execute();
    return done(null);
  });

/** Counts the votes of a round whose time is over: the most wanted is assigned to whoever opened the round, the others are open again. */
export const endRound = async (house: House, tx: Tx, roundId: string): Promise<boolean> => {
  const round = await lockRow(house.store.dialect)(
    tx.selectFrom("question_round").selectAll().where("id", "=", roundId).where("state", "=", "open"),
  ).executeTakeFirst();
  if (round === undefined || round.ends_at > house.clock.now()) return false;
  const counted = await tx
    .selectFrom("round_vote")
    .select((eb) => ["question_id", eb.fn.countAll<number>().as("votes")])
    .where("round_id", "=", roundId)
    .groupBy("question_id")
    .execute();
  const votes = new Map(counted.map((row) => [row.question_id, row.votes]));
  const entries = await tx.selectFrom("round_entry").selectAll().where("round_id", "=", roundId).orderBy("question_id").execute();
  const questions = [];
  for (const entry of entries) {
    await tx
      .updateTable("round_entry")
      .set({ votes: votes.get(entry.question_id) ?? 0 })
      .where("round_id", "=", roundId)
      .where("question_id", "=", entry.question_id)
      .execute();
    const question = await lockQuestion(house, tx, entry.question_id);
    if (question !== null) questions.push(question);
  }
  const running = questions.filter((question) => question.state === "voting" && question.is_shown === 1);
  const most = Math.max(0, ...running.map((question) => votes.get(question.id) ?? 0));
  const winner = running
    .filter((question) => most > 0 && votes.get(question.id) === most)
    .toSorted((a, b) => b.wants - a.wants || (a.asked_at < b.asked_at ? -1 : 1))[0];
  for (const question of questions.filter(({ state }) => state === "voting")) {
    const hasWon = question.id === winner?.id;
    const due = instantOf(workingDaysAfter(house.clock.ms(), DUE_DAYS));
    const set = hasWon ? { assigned_to: round.by_id, due_at: due } : {};
    await takeStep(house, tx, question, {
      step: hasWon ? "win" : "lose",
      byId: null,
      set,
      details: { round: roundId, to: hasWon ? round.by_id : null },
    });
    await tellQuestion(house, tx, question);
  }
  await tx
    .updateTable("question_round")
    .set({ state: "over", won_id: winner?.id ?? null })
    .where("id", "=", roundId)
    .execute();
  return true;
};
