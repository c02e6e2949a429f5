export { handleNewsletterJobs } from "./jobs.ts";
export { letterChoices } from "./letter-choices.tsx";
export { lettersOfSection } from "./letters-of-section.tsx";
export { newsletterData, noteNewsletterRefusal } from "./readers.ts";
export { newsletterExits } from "./newsletter-exits.ts";
export { newsletterRoutes } from "./routes.ts";
