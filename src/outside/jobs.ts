import type { Letter } from "./mail.ts";

declare module "#jobs" {
  interface JobBodies {
    /** `id` names the mail, however often it is tried. */
    "mail.send": { readonly id: string; readonly letter: Letter };
  }
}
