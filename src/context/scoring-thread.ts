import { constants, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { halfPace, steppingClock } from "#kit";
import { openStore } from "#store";
import { packRun, type RunAsked } from "./run-in-thread.ts";
import { workOutHere } from "./work-out-run.ts";

/**
 * On Linux a thread has a rank of its own: it takes what cores the rest of the process leaves. Elsewhere it would be the process's. The database's
 * processes it still competes with, each in a group of its own, so it works at half pace.
 */
if (process.platform === "linux") setPriority(constants.priority.PRIORITY_LOW);

/** The thread that `runInThread` starts: reads what counts by its own connections and works out the run. What fails ends it. */
parentPort?.on("message", ({ address, kind, now }: RunAsked) => {
  const store = openStore(address);
  const work = async (): Promise<void> => {
    const run = await workOutHere({ store, clock: steppingClock(now), rest: halfPace() }, kind).finally(() => store.close());
    const { answer, transfer } = packRun(run);
    parentPort?.postMessage(answer, [...transfer]);
  };
  work().catch((error: unknown) =>
    setImmediate(() => {
      throw error;
    }),
  );
});
