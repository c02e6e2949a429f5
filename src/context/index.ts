export { type NoteStatus, type Reason, REASONS, type ScoreInput, type ScoreOutput } from "./scorer/score.ts";
