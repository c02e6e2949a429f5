import { parentPort } from "node:worker_threads";
import { gaugeOf, type GaugeInput } from "./gauge-of.ts";
import { scoreNotes } from "./score-notes.ts";
import type { ScoreInput } from "./score.ts";

/** The thread that `runInThread` and `gaugeInThread` start: works out what it is sent. */
parentPort?.on("message", (input: ScoreInput | { readonly gauge: GaugeInput }) =>
  parentPort?.postMessage("gauge" in input ? gaugeOf(input.gauge) : scoreNotes(input), []),
);
