import type { Bus } from "#events";
import type { Worker } from "#jobs";
import { HOUR, later } from "#kit";
import { INTRODUCTION_KEPT_MS, INTRODUCTION_WORDS_MS } from "#members";
import type { House } from "#store";
import { endByBlock } from "./answer-introduction.ts";
import "../tables.ts";

declare module "#jobs" {
  interface JobBodies {
    /** Puts introductions down as over whose time is up, and drops what has been kept as long as it may be. */
    "communities.introductions": Record<string, never>;
  }
}

/** Ends what is over; drops words thirty days and introductions half a year after their end. */
export const sweepIntroductions = (house: House): Promise<void> =>
  house.store.transact(async (tx) => {
    const now = house.clock.now();
    await tx
      .updateTable("introduction")
      .set((eb) => ({ state: "expired", over_at: eb.ref("ends_at") }))
      .where("over_at", "is", null)
      .where("ends_at", "<=", now)
      .execute();
    const silent = tx.selectFrom("introduction").select("id").where("over_at", "<", later(now, -INTRODUCTION_WORDS_MS));
    await tx.deleteFrom("introduction_message").where("introduction_id", "in", silent).execute();
    await tx.deleteFrom("introduction").where("over_at", "<", later(now, -INTRODUCTION_KEPT_MS)).execute();
  });

/** The jobs of this room. */
export const handleCommunityJobs = (house: House, worker: Worker): void => {
  worker.handle("communities.introductions", () => sweepIntroductions(house));
  const job = { kind: "communities.introductions", body: {}, rank: "upkeep", uniqueKey: "communities.introductions" } as const;
  worker.schedule({ job, everyMs: HOUR });
};

/** Hears of blocks: they end what goes on between the two. */
export const hearBlocks = (house: House, bus: Pick<Bus, "subscribe">): void =>
  bus.subscribe({
    name: "communities.blocks",
    kinds: ["member.blocked"],
    hear: async (tx, event) => {
      if (event.kind === "member.blocked") await endByBlock(house, tx, event.body.member, event.body.other);
    },
  });
