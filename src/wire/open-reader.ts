import { Worker } from "node:worker_threads";
import type { Hints, Reading } from "./read.ts";
import type { ReadingOrder } from "./reading-thread.ts";
import { reason } from "./reason.ts";

/** Reads a document; the same as `readWire`, elsewhere. Rejects for faults of ours, never for what is in the bytes. */
export type ReadDocument = (bytes: Uint8Array, hints: Hints) => Promise<Reading>;

export type Reader = { readonly read: ReadDocument; readonly close: () => Promise<void> };

/** Most time, in ms, and memory, in MiB, that one document may take. */
export type ReaderLimits = { readonly msMost: number; readonly mibMost: number };

/** The largest document there may be is read in some three seconds on a slow machine; its tree takes some 300 MiB. */
const LIMITS: ReaderLimits = { msMost: 15_000, mibMost: 768 };

/** Documents sent to the thread before their turn, so that it works on while this one is busy writing. */
const AHEAD = 32;

type Waiting = ReadingOrder & { readonly answer: (reading: Reading) => void; readonly fail: (error: Error) => void };

const tooMuch = (why: string): Reading => ({ ok: false, problem: { kind: "limits", reason: why } });

const startThread = (limits: ReaderLimits): Worker =>
  new Worker(new URL("./reading-thread.js", import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: limits.mibMost } });

/**
 * Reads documents in a thread of their own, one after the other, so that readers of the site wait for none of them, and one that takes too long
 * or too much is refused and ended with its thread; those behind it get a new one. The thread starts with the first document. `start` makes it:
 * tests that run from sources give their own.
 */
export const openReader = (limits: ReaderLimits = LIMITS, start: () => Worker = () => startThread(limits)): Reader => {
  let thread: Worker | null = null;
  let timer: NodeJS.Timeout | null = null;
  let timed: Waiting | undefined;
  let no = 0;
  /** Sent to the thread, in its order: the first is being read. */
  let sent: Waiting[] = [];
  let queue: Waiting[] = [];

  const post = (): void => {
    while (queue.length > 0 && sent.length < AHEAD) {
      const one = queue.shift()!;
      sent.push(one);
      thread ??= open();
      thread.postMessage({ no: one.no, bytes: one.bytes, hints: one.hints } satisfies ReadingOrder, []);
    }
    const [first] = sent;
    if (first === timed) return;
    if (timer !== null) clearTimeout(timer);
    timed = first;
    if (first === undefined) {
      thread?.unref();
      return;
    }
    thread?.ref();
    // After a busy moment of ours the answer may lie here already: it is looked for once more before the thread is ended.
    timer = setTimeout(
      () =>
        setImmediate(
          () => sent[0] === first && replace(() => first.answer(tooMuch(reason("too-slow", { seconds: limits.msMost / 1_000 })))),
        ),
      limits.msMost,
    );
  };

  /** Ends the thread, settles what it was reading, and gives the rest to a new one. */
  const replace = (settle: (first: Waiting) => void): void => {
    thread?.removeAllListeners();
    thread?.on("error", () => {}); // a thread that is being ended may still fail
    void thread?.terminate();
    thread = null;
    const [first, ...rest] = sent;
    [queue, sent] = [[...rest, ...queue], []];
    if (first !== undefined) settle(first);
    post();
  };

  const open = (): Worker => {
    const fresh = start();
    fresh.on("message", (answer: { readonly no: number; readonly reading: Reading }) => {
      if (answer.no !== sent[0]?.no) return;
      sent.shift()?.answer(answer.reading);
      post();
    });
    fresh.on("error", (error: NodeJS.ErrnoException) =>
      replace((first) =>
        error.code === "ERR_WORKER_OUT_OF_MEMORY" ? first.answer(tooMuch(reason("too-heavy", { mib: limits.mibMost }))) : first.fail(error),
      ),
    );
    return fresh;
  };

  return {
    read: (bytes, hints) =>
      new Promise((answer, fail) => {
        queue.push({ no: (no += 1), bytes, hints, answer, fail });
        post();
      }),
    close: async () => {
      if (timer !== null) clearTimeout(timer);
      await thread?.terminate();
      thread = null;
    },
  };
};
