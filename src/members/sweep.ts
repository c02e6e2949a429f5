import type { Worker } from "#jobs";
import { HOUR, later } from "#kit";
import type { House } from "#store";
import { DEVICE_LIVES_MS, EMAIL_UNDO_MS, LOGIN_KEPT_MS } from "./member.ts";
import "./tables.ts";

declare module "#jobs" {
  interface JobBodies {
    /** Removes sessions, codes, links and known browsers whose time is over. */
    "members.sweep": Record<string, never>;
  }
}

export const handleMemberJobs = (house: House, worker: Worker): void => {
  worker.handle("members.sweep", async () => {
    const now = house.clock.now();
    await house.store.transact(async (tx) => {
      await tx.deleteFrom("session").where("ends_at", "<", now).execute();
      await tx.deleteFrom("login").where("ends_at", "<", later(now, -LOGIN_KEPT_MS)).execute();
      await tx.deleteFrom("half_login").where("ends_at", "<", now).execute();
      await tx.deleteFrom("device").where("seen_at", "<", later(now, -DEVICE_LIVES_MS)).execute();
      await tx.deleteFrom("email_change").where("ends_at", "<", later(now, -EMAIL_UNDO_MS)).execute();
    });
  });
  worker.schedule({ job: { kind: "members.sweep", body: {}, rank: "upkeep", uniqueKey: "members.sweep" }, everyMs: HOUR });
};
