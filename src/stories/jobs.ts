declare module "#jobs" {
  interface JobBodies {
    /** Decide anew what readers see: an embargo has ended or a licence has run out. */
    "story.settle": { readonly story: string };
  }
}

export {};
