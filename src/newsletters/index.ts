export { handleNewsletterJobs } from "./jobs.ts";
export { newsletterData, noteNewsletterRefusal } from "./readers.ts";
export { newsletterExits } from "./newsletter-exits.ts";
export { newsletterRoutes } from "./routes.ts";
