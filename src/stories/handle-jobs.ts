import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Worker } from "#jobs";
import { SECOND } from "#kit";
import type { House } from "#store";
import { resettle } from "./apply-settled.ts";
import { settleSource } from "./settle-source.ts";
import { isPictureKilled } from "./pictures.ts";
import type { PictureHouse } from "./picture-routes.ts";
import type { Tombstone } from "./tombstone.ts";
import "./jobs.ts";

/** How late an embargo's or a licence's end may be acted on before the operator is told, ms. */
export const LATE_MS = 5 * SECOND;

/** What the jobs need besides the database. */
export type StoryJobs = Pick<PictureHouse, "files" | "madeFolder"> & {
  /** Told how late each embargo's or licence's end was acted on, ms. */
  readonly settledAfter: (lateMs: number) => void;
  /** Writes down outside of the database what was withdrawn. */
  readonly writeTombstone: (tombstone: Tombstone) => Promise<void>;
};

const forgetPicture = async (house: House, { files, madeFolder }: StoryJobs, sha: string): Promise<void> => {
  const made = await readdir(madeFolder).catch(() => []);
  for (const name of made) if (name.startsWith(sha)) await rm(join(madeFolder, name), { force: true });
  if (await isPictureKilled(house.store, sha)) await files.remove(sha);
};

/** Does the room's jobs; without `outside` only those that the database is enough for. */
export const handleStoryJobs = (house: House, worker: Worker, outside: StoryJobs | null = null): void => {
  worker.handle("story.settle", async ({ story, due }) => {
    await resettle(house, story);
    if (due !== undefined) outside?.settledAfter(Math.max(0, house.clock.ms() - Date.parse(due)));
  });
  worker.handle("source.settle", ({ source, after }) => settleSource(house, source, after));
  if (outside === null) return;
  worker.handle("story.forget-picture", ({ sha }) => forgetPicture(house, outside, sha));
  worker.handle("story.tombstone", (tombstone) => outside.writeTombstone(tombstone));
};
