import type { Worker } from "#jobs";
import { DAY, HOUR, MINUTE } from "#kit";
import { tidySaid } from "#search";
import { type GroupHouse, lookForGroups } from "./opinion/look-for-groups.ts";
import { forgetHandOffs } from "./hand-off.ts";
import { noteAgreements } from "./opinion/note-agreement.ts";
import { rescoreDue } from "./rescore.ts";
import "./tables.ts";

declare module "#jobs" {
  interface JobBodies {
    /** Removes drafts whose time is over, and tidies the index of what was said. */
    "conversation.sweep": Record<string, never>;
    /** Scores the comments whose age has reached the next step. */
    "conversation.rescore": Record<string, never>;
    /** Looks for opinion groups over the whole site. */
    "conversation.groups": Record<string, never>;
    /** Works out where people of a conversation agree. */
    "conversation.agree": Record<string, never>;
  }
}

const BATCHES_MOST = 50; // of 200 comments: a minute's work at the most

export const handleTalkJobs = (house: GroupHouse, worker: Worker): void => {
  worker.handle("conversation.sweep", async () => {
    await house.store.transact((tx) => tx.deleteFrom("draft").where("ends_at", "<", house.clock.now()).execute());
    await forgetHandOffs(house);
    await tidySaid(house.store);
  });
  worker.handle("conversation.rescore", async () => {
    for (let batch = 0; batch < BATCHES_MOST && (await rescoreDue(house)) > 0; batch += 1);
  });
  worker.handle("conversation.groups", async () => void (await lookForGroups(house)));
  worker.handle("conversation.agree", async () => void (await noteAgreements(house)));
  worker.schedule({ job: { kind: "conversation.groups", body: {}, rank: "upkeep", uniqueKey: "conversation.groups" }, everyMs: DAY });
  worker.schedule({ job: { kind: "conversation.agree", body: {}, rank: "upkeep", uniqueKey: "conversation.agree" }, everyMs: HOUR });
  worker.schedule({ job: { kind: "conversation.rescore", body: {}, rank: "upkeep", uniqueKey: "conversation.rescore" }, everyMs: MINUTE });
  worker.schedule({ job: { kind: "conversation.sweep", body: {}, rank: "upkeep", uniqueKey: "conversation.sweep" }, everyMs: 1 * HOUR });
};
