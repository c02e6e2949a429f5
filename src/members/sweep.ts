import type { Worker } from "#jobs";
import { HOUR } from "#kit";
import { eraseDue } from "./leave.ts";
import type { PersonalData } from "./personal-data.ts";
import { reckonStanding, type StandingHouse } from "./reckon-standing.ts";
import { recoverDue, type RecoveryHouse } from "./running/recovery.ts";
import { dropOver, type Keeps, keptFor, MAIL_FILES_KEPT_MS } from "./retention.ts";

declare module "#jobs" {
  interface JobBodies {
    /** Removes what has been kept as long as it may be, and erases those who asked for it. */
    "members.sweep": Record<string, never>;
    /** Reckons how far members are trusted. */
    "members.standing": Record<string, never>;
  }
}

export type SweepHouse = StandingHouse &
  RecoveryHouse & {
    readonly personalData: readonly PersonalData[];
    /** The days that the site chose to keep things for. */
    readonly keeps?: () => Promise<Keeps>;
    /** Mails that were written to files where none are sent. */
    readonly mailFiles: { readonly forget: (address: string) => Promise<void>; readonly dropBefore: (ms: number) => Promise<void> };
  };

export const handleMemberJobs = (house: SweepHouse, worker: Worker): void => {
  worker.handle("members.sweep", async () => {
    const keeps = (await house.keeps?.()) ?? {};
    await dropOver(house, keeps);
    await recoverDue(house);
    await house.mailFiles.dropBefore(house.clock.ms() - keptFor({ what: "files", forMs: MAIL_FILES_KEPT_MS }, keeps));
    await eraseDue(house, house.personalData, house.mailFiles.forget);
  });
  worker.handle("members.standing", () => reckonStanding(house));
  worker.schedule({ job: { kind: "members.standing", body: {}, rank: "upkeep", uniqueKey: "members.standing" }, everyMs: HOUR });
  worker.schedule({ job: { kind: "members.sweep", body: {}, rank: "upkeep", uniqueKey: "members.sweep" }, everyMs: HOUR });
};
