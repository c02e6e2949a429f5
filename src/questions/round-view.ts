import type { Actor, Instant } from "#kit";
import type { House } from "#store";
import { type QuestionView } from "./question-view.ts";
import { questionsByIds } from "./queries.ts";
import "./tables.ts";

/** A round of voting. `votes` is null until its end, for everybody. */
export type RoundView = {
  readonly id: string;
  readonly isOver: boolean;
  readonly endsAt: Instant;
  readonly wonId: string | null;
  readonly mine: string | null;
  readonly entries: readonly { readonly question: QuestionView; readonly votes: number | null }[];
};

export const roundView = async (house: House, actor: Actor, id: string): Promise<RoundView | null> => {
  const { db } = house.store;
  const round = await db.selectFrom("question_round").selectAll().where("id", "=", id).executeTakeFirst();
  if (round === undefined) return null;
  const entries = await db.selectFrom("round_entry").selectAll().where("round_id", "=", id).orderBy("place").execute();
  const questions = await questionsByIds(
    house,
    actor,
    entries.map((entry) => entry.question_id),
  );
  const mine =
    actor.id === null
      ? undefined
      : await db
          .selectFrom("round_vote")
          .select("question_id")
          .where("round_id", "=", id)
          .where("member_id", "=", actor.id)
          .executeTakeFirst();
  const isOver = round.state === "over";
  const shown = entries.flatMap((entry) => {
    const question = questions.find((each) => each.id === entry.question_id);
    return question === undefined ? [] : [{ question, votes: isOver ? entry.votes : null }];
  });
  return {
    id,
    isOver,
    endsAt: round.ends_at,
    wonId: round.won_id,
    mine: mine?.question_id ?? null,
    entries: isOver ? shown.toSorted((a, b) => (b.votes ?? 0) - (a.votes ?? 0)) : shown,
  };
};

/** Rounds that readers can vote in now, the next to end first. */
export const openRounds = async (house: House): Promise<readonly { readonly id: string; readonly endsAt: Instant }[]> => {
  const rows = await house.store.db
    .selectFrom("question_round")
    .select(["id", "ends_at"])
    .where("state", "=", "open")
    .where("ends_at", ">", house.clock.now())
    .orderBy("ends_at")
    .limit(5)
    .execute();
  return rows.map((row) => ({ id: row.id, endsAt: row.ends_at }));
};
