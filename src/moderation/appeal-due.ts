import { enqueue, type Worker } from "#jobs";
import type { Instant } from "#kit";
import type { House, Tx } from "#store";
import { BASE_SCORES } from "./case.ts";

declare module "#jobs" {
  interface JobBodies {
    /** Lifts an appeal that nobody has answered in its time. */
    "moderation.appeal-due": { readonly case: string };
  }
}

/** Puts down that an appeal is to stand above everything else once its time has run out. */
export const liftWhenDue = (house: House, tx: Tx, caseId: string, dueAt: Instant): Promise<void> =>
  enqueue(house, tx, {
    kind: "moderation.appeal-due",
    body: { case: caseId },
    rank: "urgent",
    uniqueKey: `moderation.appeal-due ${caseId}`,
    runAt: dueAt,
  });

export const handleDueAppeals = (house: House, worker: Worker): void =>
  worker.handle("moderation.appeal-due", async ({ case: id }) => {
    await house.store.transact((tx) =>
      tx
        .updateTable("moderation_case")
        .set((eb) => ({ base: BASE_SCORES.lateAppeal, score: eb("reports", "+", BASE_SCORES.lateAppeal) }))
        .where("id", "=", id)
        .where("state", "=", "open")
        .execute(),
    );
  });
