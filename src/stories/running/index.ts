export { KEEPS, readKeeps } from "./keeps.ts";
export { recordChange } from "./record-change.ts";
export { nameSite } from "./name-site.ts";
export { deskData } from "./personal-data.ts";
export { type SettingsHouse, settingsRoutes } from "./routes.tsx";
export { sectionMovedTo } from "./section-acts.ts";
