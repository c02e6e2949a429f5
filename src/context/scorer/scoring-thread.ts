import { parentPort } from "node:worker_threads";
import { scoreNotes } from "./score-notes.ts";
import type { ScoreInput } from "./score.ts";

/** The thread that `runInThread` starts: scores what it is sent. */
parentPort?.on("message", (input: ScoreInput) => parentPort?.postMessage(scoreNotes(input), []));
