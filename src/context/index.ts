export { besideStory } from "./beside.tsx";
export { deskNoteRoutes } from "./desk-note-routes.tsx";
export { handleNoteJobs } from "./note-jobs.ts";
export { noteApi } from "./note-api.ts";
export { type NoteHouse } from "./note-house.ts";
export { noteRoutes } from "./note-routes.tsx";
export { onVersion } from "./on-version.ts";
export { rateRoutes } from "./rate-routes.tsx";
export { type NoteStatus, type Reason, REASONS, type ScoreInput, type ScoreOutput } from "./scorer/score.ts";
