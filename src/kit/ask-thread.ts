import type { Transferable, Worker } from "node:worker_threads";

/**
 * Asks a fresh thread one thing and ends it with its answer. What `transfer` names is handed over and is empty afterwards. Rejects when the thread
 * fails, ends early, or `signal` aborts.
 */
export const askThread = <Answer>(
  thread: Worker,
  {
    message,
    transfer = [],
    signal,
  }: { readonly message: unknown; readonly transfer?: readonly Transferable[]; readonly signal?: AbortSignal },
): Promise<Answer> =>
  new Promise((answer, fail) => {
    const end = (settle: () => void): void => {
      thread.removeAllListeners();
      thread.on("error", () => {}); // a thread that is being ended may still fail
      signal?.removeEventListener("abort", abort);
      void thread.terminate();
      settle();
    };
    const abort = (): void => end(() => fail(signal?.reason as Error));
    thread.on("message", (output: Answer) => end(() => answer(output)));
    thread.on("error", (error) => end(() => fail(error)));
    thread.on("exit", (code) => end(() => fail(new Error(`The thread ended with ${code} before it answered.`))));
    if (signal?.aborted === true) return abort();
    signal?.addEventListener("abort", abort, { once: true });
    thread.postMessage(message, [...transfer]);
  });
