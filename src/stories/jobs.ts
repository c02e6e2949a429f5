import type { Tombstone } from "./tombstone.ts";

declare module "#jobs" {
  interface JobBodies {
    /** Decide anew what readers see: an embargo has ended or a licence has run out. */
    "story.settle": { readonly story: string; readonly due?: string };
    /** Delete what was made of a picture, and its bytes where its source has killed it. */
    "story.forget-picture": { readonly sha: string };
    /** Write down outside of the database what was withdrawn, for whoever restores an older backup. */
    "story.tombstone": Tombstone;
    /** Decide anew on the stories of a source, those with ids after `after`: its profile has changed. */
    "source.settle": { readonly source: string; readonly after: string };
  }
}
