export { handleNewsletterJobs } from "./jobs.ts";
export { newsletterData, noteNewsletterRefusal } from "./readers.ts";
export { newsletterRoutes } from "./routes.ts";
