export { type LiveView } from "./live/live-view.ts";
export { type DueSource } from "./planning/index.ts";
export { deskData, nameSite, recordChange, sectionMovedTo } from "./running/index.ts";
export { runRoutes } from "./run-routes.ts";
export { writingRoutes } from "./writing/routes.tsx";
export { startWriting } from "./writing/manuscript.ts";
export { bodyOfText } from "./body-text.ts";
export { blocksGiven, bodyOfBlocks } from "./writing/blocks-in.ts";
export { frontNow } from "./front-now.ts";
