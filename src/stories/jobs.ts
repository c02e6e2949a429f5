declare module "#jobs" {
  interface JobBodies {
    /** Decide anew what readers see: an embargo has ended or a licence has run out. */
    "story.settle": { readonly story: string };
    /** Decide anew on the stories of a source, those with ids after `after`: its profile has changed. */
    "source.settle": { readonly source: string; readonly after: string };
  }
}

export {};
