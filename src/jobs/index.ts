export { dropDoneJobs, dropJobs } from "./drop-jobs.ts";
export { enqueue, type JobKind, type NewJob, RANKS } from "./enqueue.ts";
export { jobCounts, reviveJobs } from "./queries.ts";
export { backOff, type Handler, openWorker, type Schedule, type Worker, type WorkerOptions } from "./worker.ts";

/** What each kind of job needs to know, as ids. A room adds its kinds in its `jobs.ts`. */
export interface JobBodies {
  /** Removes what has outlived its use: finished jobs, told events. */
  "house.sweep": Record<string, never>;
}
