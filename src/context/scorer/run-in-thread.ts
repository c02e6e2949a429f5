import { Worker } from "node:worker_threads";
import { askThread } from "#kit";
import type { Gauged, GaugeInput } from "./gauge-of.ts";
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
): Promise<ScoreOutput> => {
  const columns = Object.values(input.ratings).filter((column) => column !== undefined);
  const transfer = [...new Set(columns.map(({ buffer }) => buffer as ArrayBuffer))];
  return askThread(start(), { message: input, transfer, ...(signal === undefined ? {} : { signal }) });
};

/** Measures the gauge in such a thread. What it needs of the ratings is copied: the run goes on with them. */
export const gaugeInThread = (
  { notes, raters, ratings: { note, rater, half } }: GaugeInput,
  { signal, start = startThread }: { readonly signal?: AbortSignal; readonly start?: () => Worker } = {},
): Promise<Gauged> => {
  const gauge = { notes: notes.map(({ id }) => ({ id })), raters: raters.map(({ id }) => ({ id })), ratings: { note, rater, half } };
  return askThread(start(), { message: { gauge }, ...(signal === undefined ? {} : { signal }) });
};
