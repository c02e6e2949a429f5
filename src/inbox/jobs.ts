import type { Worker } from "#jobs";
import { DAY, later, MINUTE } from "#kit";
import { BOUNCES_KEPT_MS } from "#members";
import { tellBecame, tellSaid } from "./hear-events.ts";
import { digestDue, mailDue } from "./send-mails.ts";
import { deliver, pushDue, type PushingHouse } from "./send-pushes.ts";
import { spread } from "./spread.ts";

declare module "#jobs" {
  interface JobBodies {
    /** Mails what is due at once, and digests; hands on what is due on devices. */
    "inbox.mail": Record<string, never>;
    /** Removes what is past its use. */
    "inbox.sweep": Record<string, never>;
  }
}

const TURNS_MOST = 20; // of 200 members each
const KEPT_MS = 180 * DAY; // notices
const LINKS_KEPT_MS = 400 * DAY; // a mail's link works a year and more

export const handleInboxJobs = (house: PushingHouse, worker: Worker): void => {
  worker.handle("inbox.said", (body) => tellSaid(house, body));
  worker.handle("inbox.became", (body) => tellBecame(house, body));
  worker.handle("inbox.spread", (body) => spread(house, body));
  worker.handle("inbox.push", (body) => deliver(house, body));
  worker.handle("inbox.mail", async () => {
    for (let turn = 0; turn < TURNS_MOST && (await pushDue(house)) > 0; turn += 1);
    for (let turn = 0; turn < TURNS_MOST && (await mailDue(house)) > 0; turn += 1);
    for (let turn = 0; turn < TURNS_MOST && (await digestDue(house)) > 0; turn += 1);
  });
  worker.handle("inbox.sweep", async () => {
    const now = house.clock.now();
    await house.store.transact(async (tx) => {
      await tx.deleteFrom("notice").where("at", "<", later(now, -KEPT_MS)).execute();
      await tx.deleteFrom("soft_bounce").where("at", "<", later(now, -BOUNCES_KEPT_MS)).execute();
      await tx.deleteFrom("unsubscribe").where("made_at", "<", later(now, -LINKS_KEPT_MS)).execute();
    });
  });
  worker.schedule({ job: { kind: "inbox.mail", body: {}, rank: "outward", uniqueKey: "inbox.mail" }, everyMs: MINUTE });
  worker.schedule({ job: { kind: "inbox.sweep", body: {}, rank: "upkeep", uniqueKey: "inbox.sweep" }, everyMs: DAY });
};
