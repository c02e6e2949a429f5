export { inboxData } from "./personal-data.ts";
export { noteRefusal } from "./choices.ts";
export { followMember, followStory } from "./followable.tsx";
export { inboxSubscriber } from "./hear-events.ts";
export { handleInboxJobs } from "./jobs.ts";
export { type NewNotice, notify, withdrawNotices } from "./notify.ts";
export { inboxRoutes } from "./routes.ts";
export { unreadOf } from "./see-notices.ts";
