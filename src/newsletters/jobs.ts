import type { Worker } from "#jobs";
import { DAY, later, MINUTE } from "#kit";
import { draftNext, dueIssues, type MailingHouse, sendBatch, startIssue } from "./send-issue.ts";

declare module "#jobs" {
  interface JobBodies {
    /** Drafts the next issues, begins those that are due, hands on what is being sent. */
    "newsletters.turn": Record<string, never>;
    "newsletters.sweep": Record<string, never>;
  }
}

const BATCHES_MOST = 200; // of an issue in a turn; the next goes on a minute later
const UNPROVED_MS = 2 * DAY;
const POSTS_KEPT_MS = 400 * DAY; // a mail's link works a year and more

export const handleNewsletterJobs = (house: MailingHouse, worker: Worker): void => {
  worker.handle("newsletters.turn", async () => {
    await draftNext(house); // what waits of a list that is over must not go out
    for (const issue of await dueIssues(house, house.clock.now())) await startIssue(house, issue);
    await draftNext(house);
    const going = await house.store.db.selectFrom("newsletter_issue").selectAll().where("state", "=", "sending").execute();
    for (const issue of going) for (let batch = 0; batch < BATCHES_MOST && (await sendBatch(house, issue)); batch += 1);
  });
  worker.handle("newsletters.sweep", async () => {
    const now = house.clock.now();
    await house.store.transact(async (tx) => {
      await tx.deleteFrom("newsletter_reader").where("proved_at", "is", null).where("asked_at", "<", later(now, -UNPROVED_MS)).execute();
      await tx.deleteFrom("newsletter_post").where("at", "<", later(now, -POSTS_KEPT_MS)).execute();
    });
  });
  const turn = { kind: "newsletters.turn", body: {}, rank: "outward", uniqueKey: "newsletters.turn" } as const;
  worker.schedule({ job: turn, everyMs: MINUTE });
  worker.schedule({ job: { kind: "newsletters.sweep", body: {}, rank: "upkeep", uniqueKey: "newsletters.sweep" }, everyMs: DAY });
};
