export { handleWireJobs } from "./fetch-picture.ts";
export { type FileOutcome, filesOf, ingestFile } from "./ingest-path.ts";
export { type CanonicalItem, canonical, type WireItem } from "./item.ts";
export { keepPictureFile } from "./keep-picture-file.ts";
export { FORMATS, type Reading, readWire } from "./read.ts";
export { printedLine, type WireHouse, wireRoutes } from "./routes.tsx";
export { type IntakeLine, resumeItems, takeItem, undoneItems } from "./take-item.ts";
export { type FolderOptions, watchFolder } from "./watch-folder.ts";
export { storyDeskRoutes } from "./story-desk-routes.tsx";
