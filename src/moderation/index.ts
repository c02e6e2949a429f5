export { type ModerationHouse } from "./house.ts";
export { moderationData } from "./personal-data.ts";
export { type ModerationLoad, moderationLoad } from "./moderation-load.ts";
export { type Moderation, openModeration } from "./open-moderation.ts";
export { type StandingOf } from "./standing.ts";
export { type FindSubject, type Subject, type SubjectKeeper } from "./subject.ts";
