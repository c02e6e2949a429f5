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

export const handleTalkJobs = (house: House, worker: Worker): void => {
  worker.handle("conversation.sweep", async () => {
    await house.store.transact((tx) => tx.deleteFrom("draft").where("ends_at", "<", house.clock.now()).execute());
    await tidySaid(house.store);
  });
  worker.handle("conversation.rescore", async () => {
    await rescoreDue(house);
  });
  worker.schedule({ job: { kind: "conversation.rescore", body: {}, rank: "upkeep", uniqueKey: "conversation.rescore" }, everyMs: MINUTE });
  worker.schedule({ job: { kind: "conversation.sweep", body: {}, rank: "upkeep", uniqueKey: "conversation.sweep" }, everyMs: 1 * HOUR });
};
