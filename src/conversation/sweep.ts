import type { Worker } from "#jobs";
import { HOUR, MINUTE } from "#kit";
import { tidySaid } from "#search";
import type { House } from "#store";
import { rescoreDue } from "./rescore.ts";
import "./tables.ts";

declare module "#jobs" {
  interface JobBodies {
    /** Removes drafts whose time is over, and tidies the index of what was said. */
    "conversation.sweep": Record<string, never>;
    /** Scores the comments whose age has reached the next step. */
    "conversation.rescore": Record<string, never>;
  }
}

const BATCHES_MOST = 50; // of 200 comments: a minute's work at the most

export const handleTalkJobs = (house: House, worker: Worker): void => {
  worker.handle("conversation.sweep", async () => {
    await house.store.transact((tx) => tx.deleteFrom("draft").where("ends_at", "<", house.clock.now()).execute());
    await tidySaid(house.store);
  });
  worker.handle("conversation.rescore", async () => {
    for (let batch = 0; batch < BATCHES_MOST && (await rescoreDue(house)) > 0; batch += 1);
  });
  worker.schedule({ job: { kind: "conversation.rescore", body: {}, rank: "upkeep", uniqueKey: "conversation.rescore" }, everyMs: MINUTE });
  worker.schedule({ job: { kind: "conversation.sweep", body: {}, rank: "upkeep", uniqueKey: "conversation.sweep" }, everyMs: 1 * HOUR });
};
