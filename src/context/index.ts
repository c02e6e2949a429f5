export { type Reason, REASONS } from "./scorer/reasons.ts";
export { type NoteStatus, type ScoreInput, type ScoreOutput } from "./scorer/score.ts";
export { scoreNotes } from "./scorer/score-notes.ts";
export { readRatingsFile } from "./scorer/read-ratings-file.ts";
export { barAt, thresholdFor } from "./scorer/score-config.ts";
export { runInThread } from "./scorer/run-in-thread.ts";
