import type { Worker } from "#jobs";
import { DAY, later, MINUTE } from "#kit";
import type { House } from "#store";
import { isRefitDue } from "./frozen-run.ts";
import { inviteRaters } from "./invite-raters.ts";
import { scoreRun, type HelpfulHouse } from "./score-run.ts";
import { type NoteTeller, tellAsked, tellDesk, tellNews } from "./tell-note.ts";
import type { Scorer } from "./work-out-run.ts";
import "./tell-jobs.ts";

declare module "#jobs" {
  interface JobBodies {
    /** The nightly run: all of it anew, with the stage and the gauge. */
    "notes.full": Record<string, never>;
    /** Between nights, when anything was rated, written or waits to be shown. */
    "notes.stream": Record<string, never>;
  }
}

const STREAM_EVERY_MS = 5 * MINUTE;
const FRESH_MS = 2 * 60 * MINUTE; // a note in hold becomes visible by the clock alone

/** Whether anything happened since the last run that could give another result. */
const isDue = async (house: House): Promise<boolean> => {
  const { db } = house.store;
  const last = await db.selectFrom("note_run").select("began_at").orderBy("began_at", "desc").limit(1).executeTakeFirst();
  const since = last?.began_at ?? "";
  const changed = await db
    .selectFrom("note")
    .select("id")
    .where("state", "in", ["open", "incorporated"])
    .where((eb) => eb.or([eb("changed_at", ">=", since), eb("met_since", ">=", later(house.clock.now(), -FRESH_MS))]))
    .limit(1)
    .executeTakeFirst();
  return changed !== undefined;
};

/** Runs the scorer every five minutes and every night, asks raters by lot, and tells them and authors. */
export const handleNoteJobs = (house: HelpfulHouse & NoteTeller & { readonly score?: Scorer }, worker: Worker): void => {
  const score = house.score === undefined ? {} : { score: house.score };
  worker.handle("notes.full", async (_body, signal) => {
    await scoreRun(house, "full", { ...score, signal });
    await inviteRaters(house);
  });
  worker.handle("notes.stream", async (_body, signal) => {
    if (!(await isDue(house))) return;
    await scoreRun(house, (await isRefitDue(house)) ? "refit" : "stream", { ...score, signal });
    await inviteRaters(house);
  });
  worker.handle("notes.tell", (body) => tellNews(house, body));
  worker.handle("notes.dispute", (body) => tellDesk(house, body));
  worker.handle("notes.ask", (body) => tellAsked(house, body));
  worker.schedule({ job: { kind: "notes.stream", body: {}, rank: "upkeep", uniqueKey: "notes.stream" }, everyMs: STREAM_EVERY_MS });
  worker.schedule({ job: { kind: "notes.full", body: {}, rank: "upkeep", uniqueKey: "notes.full" }, everyMs: 1 * DAY });
};
