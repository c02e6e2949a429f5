export { type Files, openFiles } from "./files.ts";
export { type Fetched, type FetchProblem, type GuardedFetch, type GuardOptions, openFetch } from "./guarded-fetch.ts";
export { isPublicAddress } from "./is-public-address.ts";
export { handleMail, type Letter, sendMail } from "./mail.ts";
export { type MailFile, openMailFolder } from "./mail-folder.ts";
export { type Mailer, openMailer } from "./mailer.ts";
