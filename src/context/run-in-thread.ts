import { deserialize, serialize } from "node:v8";
import { Worker } from "node:worker_threads";
import { askThread } from "#kit";
import type { House, StoreAddress } from "#store";
import type { InPieces, RunKind, WorkedOut } from "./work-out-run.ts";

/** What the thread is asked: which database to read, and the instant of the run. */
export type RunAsked = { readonly address: StoreAddress; readonly kind: RunKind; readonly now: string };

type Packed = Omit<WorkedOut, "notes" | "raters"> & { readonly notes: readonly Uint8Array[]; readonly raters: readonly Uint8Array[] };

const packed = (pieces: InPieces<unknown>): readonly Uint8Array[] => Array.from(pieces, (piece) => Uint8Array.from(serialize(piece)));

const unpacked = <Item>(pieces: readonly Uint8Array[]): InPieces<Item> => ({
  *[Symbol.iterator]() {
    for (const piece of pieces) yield deserialize(piece) as readonly Item[];
  },
});

/** A run as bytes, which go from thread to thread without a copy, and what of it is to be handed over. */
export const packRun = (run: WorkedOut): { readonly answer: Packed; readonly transfer: readonly ArrayBuffer[] } => {
  const answer = { ...run, notes: packed(run.notes), raters: packed(run.raters) };
  return { answer, transfer: [...answer.notes, ...answer.raters].map(({ buffer }) => buffer as ArrayBuffer) };
};

const startThread = (): Worker => new Worker(new URL("./scoring-thread.js", import.meta.url));

/**
 * Works runs out in a thread of its own with its own way to the database, so that readers wait for neither the reading nor the scoring, and ends
 * the thread. What it found comes as bytes and is made rows again a piece at a time, as it is published. Rejects when the thread fails or is
 * called off. `start` makes the thread: programs that run from sources give their own.
 */
export const runInThread =
  (address: StoreAddress, start: () => Worker = startThread) =>
  async (house: Pick<House, "clock">, kind: RunKind, signal?: AbortSignal): Promise<WorkedOut> => {
    const message: RunAsked = { address, kind, now: house.clock.now() };
    const { notes, raters, ...run } = await askThread<Packed>(start(), { message, ...(signal === undefined ? {} : { signal }) });
    return { ...run, notes: unpacked(notes), raters: unpacked(raters) };
  };
