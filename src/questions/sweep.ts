import type { Worker } from "#jobs";
import { later, MINUTE } from "#kit";
import type { House } from "#store";
import { QUIET_MS } from "./question.ts";
import { endRound } from "./run-round.ts";
import { lockQuestion, takeStep } from "./take-step.ts";
import { tellPhases } from "./sessions/run-session.ts";
import { tellReaders, type TellHouse } from "./tell-readers.ts";
import "./jobs.ts";

const BATCH = 100;

/** Closes open questions in which nothing moved for 30 days, so many at a time; how many. */
export const closeQuiet = (house: House): Promise<number> =>
  house.store.transact(async (tx) => {
    const before = later(house.clock.now(), -QUIET_MS);
    const rows = await tx
      .selectFrom("question")
      .select("id")
      .where("state", "=", "open")
      .where("moved_at", "<", before)
      .where((eb) =>
        eb.not(
          // what was put to a guest waits for the guest
          eb.exists(
            eb
              .selectFrom("session_question")
              .innerJoin("guest_session", "guest_session.id", "session_question.session_id")
              .select("guest_session.id")
              .whereRef("session_question.question_id", "=", "question.id")
              .where("guest_session.closes_at", ">", before),
          ),
        ),
      )
      .limit(BATCH)
      .execute();
    for (const { id } of rows) {
      const question = await lockQuestion(house, tx, id);
      if (question !== null)
        await takeStep(house, tx, question, { step: "close", byId: null, set: { reason: "quiet" }, details: { reason: "quiet" } });
    }
    return rows.length;
  });

/** Ends the rounds whose time is over; how many. */
export const endRounds = async (house: House): Promise<number> => {
  const due = await house.store.db
    .selectFrom("question_round")
    .select("id")
    .where("state", "=", "open")
    .where("ends_at", "<=", house.clock.now())
    .limit(BATCH)
    .execute();
  for (const { id } of due) await house.store.transact((tx) => endRound(house, tx, id));
  return due.length;
};

export const handleQuestionJobs = (house: TellHouse, worker: Worker): void => {
  worker.handle("questions.sweep", async () => {
    await endRounds(house);
    while ((await tellPhases(house)) === BATCH);
    while ((await closeQuiet(house)) === BATCH);
  });
  worker.handle("questions.tell", ({ event, after }) => tellReaders(house, event, after));
  worker.schedule({ job: { kind: "questions.sweep", body: {}, rank: "upkeep", uniqueKey: "questions.sweep" }, everyMs: MINUTE });
};
