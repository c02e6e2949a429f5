import type { Worker } from "#jobs";
import type { House } from "#store";
import { resettle } from "./apply-settled.ts";
import { settleSource } from "./settle-source.ts";
import "./jobs.ts";

export const handleStoryJobs = (house: House, worker: Worker): void => {
  worker.handle("story.settle", ({ story }) => resettle(house, story));
  worker.handle("source.settle", ({ source, after }) => settleSource(house, source, after));
};
