export { inboxData } from "./personal-data.ts";
export { noteRefusal } from "./choices.ts";
export { followMember, followStory, followThing } from "./followable.tsx";
export { inboxSubscriber } from "./hear-events.ts";
export { handleInboxJobs } from "./jobs.ts";
export { type NewNotice, notify, withdrawNotices } from "./notify.ts";
export { tellBy } from "./tell-by.ts";
export { inboxRoutes } from "./routes.ts";
export { unreadOf } from "./see-notices.ts";
