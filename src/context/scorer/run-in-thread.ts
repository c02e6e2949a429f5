import { Worker } from "node:worker_threads";
import type { ScoreInput, ScoreOutput } from "./score.ts";

const startThread = (): Worker => new Worker(new URL("./scoring-thread.js", import.meta.url));

/**
 * Scores notes in a thread of its own, so that readers wait for none of it, and ends the thread. The columns of the ratings are handed over and
 * are empty afterwards. Rejects when the thread fails or `signal` aborts. `start` makes the thread: programs that run from sources give their
 * own.
 */
export const runInThread = (
  input: ScoreInput,
  { signal, start = startThread }: { readonly signal?: AbortSignal; readonly start?: () => Worker } = {},
): Promise<ScoreOutput> =>
  new Promise((answer, fail) => {
    const thread = start();
    const end = (settle: () => void): void => {
      thread.removeAllListeners();
      thread.on("error", () => {}); // a thread that is being ended may still fail
      signal?.removeEventListener("abort", abort);
      void thread.terminate();
      settle();
    };
    const abort = (): void => end(() => fail(signal?.reason as Error));
    thread.on("message", (output: ScoreOutput) => end(() => answer(output)));
    thread.on("error", (error) => end(() => fail(error)));
    thread.on("exit", (code) => end(() => fail(new Error(`The scoring thread ended with ${code} before it answered.`))));
    if (signal?.aborted === true) return abort();
    signal?.addEventListener("abort", abort, { once: true });
    const columns = Object.values(input.ratings).filter((column) => column !== undefined);
    thread.postMessage(input, [...new Set(columns.map(({ buffer }) => buffer as ArrayBuffer))]);
  });
