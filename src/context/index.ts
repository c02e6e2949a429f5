export { noteApi } from "./note-api.ts";
export { type NoteHouse } from "./note-house.ts";
export { onVersion } from "./on-version.ts";
export { type NoteStatus, type Reason, REASONS, type ScoreInput, type ScoreOutput } from "./scorer/score.ts";
