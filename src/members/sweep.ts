import type { Worker } from "#jobs";
import { DAY, HOUR, later } from "#kit";
import type { House } from "#store";
import "./tables.ts";

declare module "#jobs" {
  interface JobBodies {
    /** Removes sessions and codes whose time is over. */
    "members.sweep": Record<string, never>;
  }
}

export const handleMemberJobs = (house: House, worker: Worker): void => {
  worker.handle("members.sweep", async () => {
    const now = house.clock.now();
    await house.store.transact(async (tx) => {
      await tx.deleteFrom("session").where("ends_at", "<", now).execute();
      await tx.deleteFrom("login").where("ends_at", "<", later(now, -DAY)).execute(); // codes of the last day are counted
    });
  });
  worker.schedule({ job: { kind: "members.sweep", body: {}, rank: "upkeep", uniqueKey: "members.sweep" }, everyMs: HOUR });
};
